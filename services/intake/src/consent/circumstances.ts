import type { Rejection } from '@titian/core'
import { personal } from '@titian/privacy'
import { code, eachOnce, flag, language } from '@titian/service'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { text } from '../fields.ts'
import { reject } from '../rejections.ts'
import { consentCompany, interpreterTies, timesToThink } from './codes.ts'

/** How it was asked: consent is real or it is not consent (SAFETY 12). */
export const circumstances = {
  whoPresent: eachOnce(z.array(code(consentCompany, { id: 'Yang hadir', en: 'Who was present' }))).min(1),
  private: flag({ id: 'Ditanyakan secara pribadi', en: 'Asked in private' }),
  language: language({ id: 'Bahasa', en: 'Language' }),
  interpreter: code(interpreterTies, { id: 'Juru bahasa', en: 'Interpreter' }),
  timeToThink: code(timesToThink, { id: 'Waktu untuk mempertimbangkan', en: 'Time to think' }),
  /** What was seen or said of pressure: "uang damai", threats. */
  pressure: personal(
    'psychosocial',
    { of: 'personId', label: { id: 'Tekanan yang terlihat atau terdengar', en: 'Signs of pressure' } },
    text(2000),
  ).optional(),
}

/** In front of these she is not free to say no. */
const others: readonly Code<typeof consentCompany>[] = ['FAMILY', 'GUARDIAN', 'OFFICER', 'OTHER_PERSON']

/** In private, and the family in the room; nobody else there, and somebody: one of the two is not so, and a consent cannot rest on it. */
export function contradiction({
  whoPresent,
  private: inPrivate,
}: {
  readonly whoPresent: readonly Code<typeof consentCompany>[]
  readonly private: boolean
}): Rejection | undefined {
  const withOthers = inPrivate && whoPresent.some((one) => others.includes(one))
  const nobodyAndSomebody = whoPresent.includes('NOBODY_ELSE') && whoPresent.length > 1
  return withOthers || nobodyAndSomebody ? reject('CONSENT_CONTRADICTORY') : undefined
}
