import type { AnyAggregate } from '@titian/core'
import type { Parts } from '../parts.ts'
import type { VersionToken } from '../secrets.ts'

interface At {
  readonly aggregate: Pick<AnyAggregate, 'internal'>
  readonly stream: string
  readonly version: number
  readonly position: bigint
}

/** How far a stream is, as one person is told of it. */
export const versionOf = ({ secrets }: Pick<Parts, 'secrets'>, { aggregate, stream, version, position }: At, userId: string): string =>
  secrets.seal({ stream, version, position: position.toString(), ...(aggregate.internal && { internal: true }) } satisfies VersionToken, userId)
