import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { TopicSettings } from '@titian/messaging/kafka'
import { z } from 'zod'

const path = fileURLToPath(new URL('../../infra/kafka/topics.json', import.meta.url))

const schema = z.strictObject({
  topics: z.array(z.string().regex(/^titian\.[a-z-]+(\.[a-z-]+)?\.v\d+$/)).min(1),
  partitions: z.int().min(1),
  replication: z.int().min(1),
  config: z.record(z.string(), z.string()),
})

/** The topics of infra/kafka/topics.json; `single` for a broker that stands alone. */
export async function topicsOfFile(single: boolean): Promise<readonly TopicSettings[]> {
  const { topics, partitions, replication, config } = schema.parse(JSON.parse(await readFile(path, 'utf8')))
  return topics.map((name) => ({
    name,
    partitions,
    replication: single ? 1 : replication,
    config: { ...config, ...(single && { 'min.insync.replicas': '1' }) },
  }))
}
