import { Metadata, type status } from '@grpc/grpc-js'
import { messageCodec } from './protos.ts'

export type Figures = Readonly<Record<string, string>>
export type Violation = { field: string; description: string }

/** One failure as the wire tells it. */
export type WireError = { code: status; reason: string; figures: Figures; message: string; violations: Violation[] }

const domain = 'nahr'
const detailsHeader = 'grpc-status-details-bin'
const typePrefix = 'type.googleapis.com/'
// Trailers share the peer's header limit, 8 KB in some clients.
const maxText = 300
const maxViolations = 10

const statusCodec = messageCodec<{ details: { type_url: string; value: Buffer }[] }>('google.rpc.Status')
const infoCodec = messageCodec<{ reason: string; domain: string; metadata: Record<string, string> }>('google.rpc.ErrorInfo')
const badRequestCodec = messageCodec<{ fieldViolations: Violation[] }>('google.rpc.BadRequest')

export function toStatus({ code, reason, figures, message, violations }: WireError) {
  const details = [any('google.rpc.ErrorInfo', infoCodec.encode({ reason, domain, metadata: shortened(figures) }))]
  if (violations.length > 0) {
    const fieldViolations = violations.slice(0, maxViolations).map(violation => shortened(violation))
    details.push(any('google.rpc.BadRequest', badRequestCodec.encode({ fieldViolations })))
  }
  const metadata = new Metadata()
  metadata.set(detailsHeader, statusCodec.encode({ code, message: short(message), details }))
  return { code, details: short(message), metadata }
}

/** Empty reason: the failure was not told by Nahr but by what stands between. */
export function fromStatus(error: { code: status; details: string; metadata?: Metadata }): WireError {
  const plain = { code: error.code, reason: '', figures: {}, message: error.details, violations: [] }
  const [bytes] = error.metadata?.get(detailsHeader) ?? []
  if (!(bytes instanceof Buffer)) return plain
  const { details } = statusCodec.decode(bytes)
  const find = (name: string) => details.find(({ type_url }) => type_url === typePrefix + name)?.value
  const info = find('google.rpc.ErrorInfo')
  const badRequest = find('google.rpc.BadRequest')
  const { reason, metadata, domain: from } = info ? infoCodec.decode(info) : { reason: '', metadata: {}, domain: '' }
  return {
    ...plain,
    ...(from === domain ? { reason, figures: metadata } : {}),
    violations: badRequest ? badRequestCodec.decode(badRequest).fieldViolations : [],
  }
}

const any = (name: string, value: Buffer) => ({ type_url: typePrefix + name, value })

// A lone surrogate would make the transport throw while it encodes the message.
const short = (text: string) => text.slice(0, maxText).toWellFormed()

const shortened = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, short(text)]))
