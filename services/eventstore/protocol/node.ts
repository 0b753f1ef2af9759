import { randomUUID } from 'node:crypto'
import type { handleUnaryCall, Server } from '@grpc/grpc-js'
import { supportedMethods } from './features.ts'
import { featureServices, gossip, gossipServices, shared } from './generated.ts'

type Unary<Response> = handleUnaryCall<InstanceType<typeof shared.Empty>, Response>

/** What clients ask before anything else: what the server can do, and which node to talk to. */
export function addNode(server: Server): void {
  const instanceId = randomUUID()
  const getSupportedMethods: Unary<ReturnType<typeof supportedMethods>> = (_, callback) => callback(null, supportedMethods())
  const read: Unary<ReturnType<typeof clusterOfOne>> = (call, callback) =>
    callback(null, clusterOfOne(instanceId, call.getHost()))
  server.addService(featureServices.ServerFeaturesService, { getSupportedMethods })
  server.addService(gossipServices.GossipService, { read })
}

/** One node that leads itself, under the address by which this client reached it. */
function clusterOfOne(instanceId: string, authority: string): InstanceType<typeof gossip.ClusterInfo> {
  const { hostname, port } = new URL(`http://${authority}`)
  const member = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(instanceId))
    .setTimeStamp(String(Date.now() * 10_000))
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(hostname).setPort(Number(port || 80)))
  return new gossip.ClusterInfo().setMembersList([member])
}
