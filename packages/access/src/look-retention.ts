/**
 * How long a look is told of, in years. A policy of ours, no law: it is longer than a case and the follow-up after it. The look of somebody
 * whose looking is the secret stays longer, for whoever may ask after it asks late. What is older stays in the log and is told to nobody.
 */
export const lookRetention = { usual: 5, secret: 10 } as const

/** The moment before which looks are not told of any more. */
export function toldSince(kind: keyof typeof lookRetention, now: Date): Date {
  const since = new Date(now)
  since.setUTCFullYear(since.getUTCFullYear() - lookRetention[kind])
  return since
}
