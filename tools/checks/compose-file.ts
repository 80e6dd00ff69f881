import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const Service = z.object({
  image: z.string(),
  build: z.literal('.').optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  healthcheck: z.union([z.object({ disable: z.literal(true) }), z.object({ test: z.array(z.string()) })]).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.enum(['service_healthy', 'service_completed_successfully']) })).default({}),
})

const Compose = z.object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.null()) })

export const composeText = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8')
export const compose = Compose.parse(parse(composeText, { merge: true }))

/** What runs of our own image, in the order of the file. */
export const ours = Object.entries(compose.services).filter(([, { image }]) => image === 'titian:development')
