import { randomUUID } from 'node:crypto'
import { gossip, shared } from './protocol.ts'

const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState

/** What a node tells of the cluster: who is alive, and who leads. */
export function clusterInfo(members: readonly { readonly port: number; readonly running: boolean }[]) {
  const leader = members.find(({ running }) => running)
  const info = new gossip.ClusterInfo()
  for (const member of members) {
    info.addMembers(
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(randomUUID()))
        .setState(member === leader ? LEADER : FOLLOWER)
        .setIsAlive(member.running)
        .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(member.port)),
    )
  }
  return info
}
