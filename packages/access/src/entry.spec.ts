import type { FieldGroup } from '@titian/core'
import { type Decision, decide } from './decide.ts'
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
    { relations: [relation('assigned', { userId: 'u-1' })], consents: [], protectionActive: true, now, policy: latestPolicy },
  )
const police = decisionFor('investigator', 'POLICE')
const social = decisionFor('social-worker', 'DINAS_SOSIAL')
const auditor = decisionFor('auditor', 'OVERSIGHT')

describe('a line of the timeline', () => {
  it('is full where its group is', () => {
    expect(decideEntry({ group: 'legal' }, police)).toBe('full')
    expect(decideEntry({}, social)).toBe('full')
    expect(decideEntry({ group: 'exclusion' }, auditor)).toBe('full')
  })
  it('is its neutral words, or that something happened, where the group is not', () => {
    expect(decideEntry({ group: 'medical', neutral }, police)).toBe('summary')
    expect(decideEntry({ group: 'medical' }, police)).toEqual({ redacted: 'NOT_SHARED' })
    expect(decideEntry({ group: 'legal' }, social)).toEqual({ redacted: 'NOT_SHARED' })
  })
  it('is only neutral words where the person sees a summary', () =>
    expect(decideEntry({ group: 'case', neutral }, decisionFor('immigration-officer', 'IMMIGRATION'))).toBe('summary'))
  it.each<FieldGroup>(['protection', 'informant', 'exclusion'])('of %s is absent for police and social workers, with neutral words too', (group) => {
    for (const decision of [police, social]) {
      expect(decideEntry({ group }, decision)).toBe('absent')
      expect(decideEntry({ group, neutral }, decision)).toBe('absent')
    }
  })
  it('is absent to who may not know the case', () => expect(decideEntry({ neutral }, { effect: 'deny', reason: 'EXCLUDED' })).toBe('absent'))
  it('gives a reason that names no hidden group and nothing of health', () => {
    const words = JSON.stringify(Object.values(redactionReasons))
    expect(words).not.toMatch(/lindung|protect|pelapor|inform|tersangka|terduga|suspect|medis|sehat|health|medic|setuju|consent/i)
    expect(hiddenGroups).toEqual(['protection', 'informant', 'suspect', 'exclusion'])
  })
})
