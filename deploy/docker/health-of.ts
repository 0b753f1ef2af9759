import { type ChannelCredentials, Client, credentials, Metadata, type MethodDefinition } from '@grpc/grpc-js'
import { service as contract } from 'grpc-health-check'

export type Asked = {
  /** Empty: the server as a whole. */
  service?: string
  withinMs?: number
  security?: ChannelCredentials
}

/** What the standard health service says, or why there is no answer. Loads no contract but that one: a probe is to be quick. */
export function healthOf(
  address: string,
  { service = '', withinMs = 1_000, security = credentials.createInsecure() }: Asked = {},
) {
  const { path, requestSerialize, responseDeserialize } = contract.Check as MethodDefinition<object, { status: string }>
  const client = new Client(address, security)
  const deadline = Date.now() + withinMs
  return new Promise<string>(resolve => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      { service },
      new Metadata(),
      { deadline },
      (error, answer) => {
        client.close()
        resolve(answer?.status ?? error?.message ?? 'no answer')
      },
    )
  })
}
