import { type EventAbout, event, type FieldGroup } from '@titian/core'
import { z } from 'zod'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { decideEntry, redactionReasons } from './entry.ts'
import { hiddenGroups } from './matrix.ts'
import { latestPolicy } from './policies.ts'
import { now, relation, someone } from './spec-fixtures.ts'

const neutral = { id: 'Layanan kesehatan diberikan', en: 'A health service was given' }
const decisionFor = (post: string, kind: string): Decision =>
  decide(
    someone(post, kind),
    'read',
    { type: 'case', id: 'c-1' },
    { relations: [relation('caseworker', { userId: 'u-1' })], consents: [], now, policy: latestPolicy },
  )
const entry = ({ group, neutral: said }: Pick<EventAbout, 'group' | 'neutral'>, decision: Decision) =>
  decideEntry(event(1, {}, { label: { id: 'x', en: 'x' }, ...(group && { group }), ...(said && { neutral: said }) }), {}, decision, [])
const police = decisionFor('investigator', 'POLICE')
const social = decisionFor('social-worker', 'DINAS_SOSIAL')
const auditor = decisionFor('auditor', 'OVERSIGHT')

describe('a line of the timeline', () => {
  it('is full where its group is', () => {
    expect(entry({ group: 'legal' }, police)).toBe('full')
    expect(entry({}, social)).toBe('full')
    expect(entry({ group: 'exclusion' }, auditor)).toBe('full')
  })
  it('is its neutral words, or that something happened, where the group is not', () => {
    expect(entry({ group: 'medical', neutral }, police)).toBe('summary')
    expect(entry({ group: 'medical' }, police)).toEqual({ redacted: 'NOT_SHARED' })
    expect(entry({ group: 'legal' }, social)).toEqual({ redacted: 'NOT_SHARED' })
  })
  it('is only neutral words where the person sees a summary', () =>
    expect(entry({ group: 'case', neutral }, decisionFor('immigration-officer', 'IMMIGRATION'))).toBe('summary'))
  it.each<FieldGroup>(['protection', 'informant', 'exclusion'])(
    'of %s is absent for police and social workers, with neutral words too (SAFETY 3)',
    (group) => {
      for (const decision of [police, social]) {
        expect(entry({ group }, decision)).toBe('absent')
        expect(entry({ group, neutral }, decision)).toBe('absent')
      }
    },
  )
  it('hangs on a code in its data, where the event says so', () => {
    const readers = {
      by: 'service',
      codes: { TEST: { group: 'medical', neutral }, GUARD: { group: 'protection', neutral } },
      otherwise: { group: 'case' },
    } as const
    const given = event(1, { service: z.enum(['TEST', 'GUARD', 'COURSE']) }, { label: { id: 'x', en: 'x' }, readers })
    const lpsk = decisionFor('lpsk-officer', 'LPSK')
    const seenOf = (service: string) => [police, social, lpsk].map((decision) => decideEntry(given, { service }, decision, []))
    expect(seenOf('COURSE')).toEqual(['full', 'full', 'full'])
    expect(seenOf('TEST')).toEqual(['summary', 'summary', 'summary'])
    expect(seenOf('GUARD')).toEqual(['absent', 'absent', 'full'])
    // Of a newer release: it might be the one that must not be told.
    expect(seenOf('HIDING')).toEqual(['absent', 'absent', 'full'])
  })
  it('is absent to who may not know the case (SAFETY 3)', () => expect(entry({ neutral }, { effect: 'deny', reason: 'EXCLUDED' })).toBe('absent'))
  it('gives a reason that names no hidden group and nothing of health', () => {
    const words = JSON.stringify(Object.values(redactionReasons))
    expect(words).not.toMatch(/lindung|protect|pelapor|inform|tersangka|terduga|suspect|medis|sehat|health|medic|setuju|consent/i)
    expect(hiddenGroups).toEqual(['protection', 'informant', 'suspect', 'exclusion'])
  })
})
