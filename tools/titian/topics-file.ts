import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { topicOf } from '@titian/messaging'
import type { TopicSettings } from '@titian/messaging/kafka'
import { serviceNames } from '@titian/service-registry'
import { z } from 'zod'

const path = fileURLToPath(new URL('../../infra/kafka/topics.json', import.meta.url))

const schema = z.strictObject({
  partitions: z.int().min(1),
  replication: z.int().min(1),
  config: z.record(z.string(), z.string()),
})

/** One of each service of the registry, as infra/kafka/topics.json says; `single` for a broker that stands alone. */
export async function topicsOfFile(single: boolean): Promise<readonly TopicSettings[]> {
  const { partitions, replication, config } = schema.parse(JSON.parse(await readFile(path, 'utf8')))
  return serviceNames.map((service) => ({
    name: topicOf(service),
    partitions,
    replication: single ? 1 : replication,
    config: { ...config, ...(single && { 'min.insync.replicas': '1' }) },
  }))
}
