import type { Rejection } from '@titian/core'
import { reject } from '../rejections.ts'
import type { EpisodeFields } from './episodes.ts'

/** What is told has begun, and ended no sooner than it began. Vague dates are given what they leave open. */
export function wrongDates({ from, to }: Pick<EpisodeFields, 'from' | 'to'>, now: Date): Rejection | undefined {
  if ([from, to].some((one) => one !== undefined && Date.parse(one.from) > now.getTime())) return reject('EPISODE_IN_FUTURE')
  return from && to && to.to < from.from ? reject('EPISODE_ENDS_BEFORE_BEGIN') : undefined
}
