import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ServiceDefinition, UntypedServiceImplementation } from '@grpc/grpc-js'
import { type AnyDefinition, loadSync, type MessageTypeDefinition, type PackageDefinition } from '@grpc/proto-loader'
import { Reader } from 'protobufjs'

const folder = fileURLToPath(new URL('../../../protos', import.meta.url))
const files = globSync('{nahr,google}/**/*.proto', { cwd: folder }).sort()

// The generated types are made with the same options, by deploy/protos.mjs.
const options = { longs: String, enums: String, defaults: true, oneofs: true, arrays: true, includeDirs: [folder] }

export const definitions: PackageDefinition = loadSync(files, options)

/** By the full name, such as `nahr.orders.v1.OrderService`. */
export function serviceDefinition(fullName: string): ServiceDefinition<UntypedServiceImplementation> {
  const found = definitions[fullName]
  if (!found || 'format' in found) throw new Error(`the contracts know no service ${fullName}`)
  return found as ServiceDefinition<UntypedServiceImplementation>
}

const isMessage = (definition: AnyDefinition): definition is MessageTypeDefinition<object, object> =>
  'format' in definition && 'serialize' in definition

/** By the full name, such as `google.rpc.Status`. */
export function messageCodec<Message extends object>(fullName: string) {
  const found = definitions[fullName]
  if (!found || !isMessage(found)) throw new Error(`the contracts know no message ${fullName}`)
  return {
    encode: (message: object): Buffer => Buffer.from(found.serialize(message)),
    decode: (bytes: Buffer): Message => found.deserialize(bytes) as Message,
  }
}

/** The full name of a method's request, which lives in the package of its service. */
export function requestNameOf(path: string, method: object): string {
  const { type } = (method as { requestType: MessageTypeDefinition<object, object> }).requestType
  const service = path.slice(1, path.lastIndexOf('/'))
  return `${service.slice(0, service.lastIndexOf('.'))}.${(type as { name: string }).name}`
}

/** The contracts' file descriptors as the compiler made them: the loader's own have lost the names on the wire. */
export function fileDescriptors(): Buffer[] {
  const reader = Reader.create(readFileSync(`${folder}/generated/descriptors.binpb`))
  const files: Buffer[] = []
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === fileTag) files.push(Buffer.from(reader.bytes()))
    else reader.skipType(tag & 7)
  }
  return files
}

/** FileDescriptorSet.file: field 1, length-delimited. */
const fileTag = 0x0a
