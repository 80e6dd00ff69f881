import kafkajs, { type PartitionAssigner } from 'kafkajs'

const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol

/**
 * Gives each topic whole to one member of the group. A heartbeat tells how far a source was received, and only who reads all partitions of its
 * topic can say so; two members that each knew a part could not, without asking the other. The receiver's limit is its log, not a partition.
 * Topics are spread over the members; one that does not read a topic (an older release during an upgrade) is not given it.
 */
export const wholeTopics: PartitionAssigner = ({ cluster }) => ({
  name: 'TitianWholeTopics',
  version: 1,
  async assign({ members }) {
    const readers = members
      .map(({ memberId, memberMetadata }) => ({ memberId, topics: MemberMetadata.decode(memberMetadata)?.topics ?? [] }))
      .sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
    // kafkajs offers the leader's own topics only: those that a newer release reads besides would be nobody's until the leader goes.
    const topics = [...new Set(readers.flatMap((reader) => reader.topics))]
    await metadataOf(cluster).addMultipleTargetTopics(topics)
    const given = spread(topics, readers)
    return readers.map(({ memberId }) => ({
      memberId,
      memberAssignment: MemberAssignment.encode({
        version: 1,
        assignment: Object.fromEntries((given.get(memberId) ?? []).map((topic) => [topic, partitionsOf(cluster, topic)])),
        userData: Buffer.alloc(0),
      }),
    }))
  },
  protocol: ({ topics }) => ({
    name: 'TitianWholeTopics',
    metadata: MemberMetadata.encode({ version: 1, topics, userData: Buffer.alloc(0) }),
  }),
})

interface Reader {
  readonly memberId: string
  readonly topics: readonly string[]
}

/** Each topic to the reader that has the fewest so far, the first by id among equals: every member computes the same. */
export function spread(topics: readonly string[], readers: readonly Reader[]): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>(readers.map(({ memberId }) => [memberId, []]))
  for (const topic of [...topics].sort()) {
    const [least] = readers
      .filter((reader) => reader.topics.includes(topic))
      .map(({ memberId }) => given.get(memberId) ?? [])
      .sort((a, b) => a.length - b.length)
    least?.push(topic)
  }
  return given
}

interface ClusterMetadata {
  addMultipleTargetTopics(topics: readonly string[]): Promise<void>
  findTopicPartitionMetadata(topic: string): readonly { readonly partitionId: number }[]
}

type Cluster = Parameters<PartitionAssigner>[0]['cluster']

/** kafkajs's own assigners use it, its types leave it out. */
const metadataOf = (cluster: Cluster): ClusterMetadata => cluster as unknown as ClusterMetadata

const partitionsOf = (cluster: Cluster, topic: string): number[] =>
  metadataOf(cluster)
    .findTopicPartitionMetadata(topic)
    .map(({ partitionId }) => partitionId)
