import { gossip, shared } from './generated.ts'

/** One node that leads itself: enough for clients that discover. */
export function clusterOfOne(node: {
  instanceId: string
  host: string
  port: number
  nowMs: number
}): InstanceType<typeof gossip.ClusterInfo> {
  const endPoint = new gossip.EndPoint().setAddress(node.host).setPort(node.port)
  const member = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(node.instanceId))
    .setTimeStamp(String(node.nowMs * 10_000))
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(endPoint)
  return new gossip.ClusterInfo().setMembersList([member])
}
