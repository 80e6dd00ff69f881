import { disclosureLaw, disclosureLaws } from './law/disclosure-laws.ts'
import { ruleById, ruleLabel, rules, rulesFor } from './law.ts'

function known(id: string) {
  const rule = ruleById(id)
  if (!rule) throw new Error(`no rule ${id}`)
  return rule
}

describe('rules of law and policy', () => {
  it('have unique ids, both labels, a citation and a positive limit', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const { label, citation, limit, appliesTo } of rules) {
      expect(label.id.trim() && label.en.trim() && citation.trim()).toBeTruthy()
      expect(limit?.amount).toBeGreaterThan(0)
      expect(appliesTo.length).toBeGreaterThan(0)
    }
  })

  it('are verified only where the primary text was read', () =>
    expect(rules.filter(({ verified }) => verified).map(({ id }) => id)).toEqual([
      'UU21-52.1',
      'UU21-53',
      'LPSK-29c',
      'TPKS-41.3',
      'TPKS-42.1',
      'TPKS-42.2',
      'TPKS-43.1',
      'TPKS-33.5',
      'PP7-30.2',
      'PP7-30.4',
      'PERMA1-30.5',
      'BH-15.2',
      'PDP-30',
      'PDP-41',
    ]))

  it('say so where they are not, and a policy never passes for law (SAFETY 30)', () => {
    const label = (id: string) => ruleLabel(known(id))
    expect(label('UU21-52.1').id).toMatch(/\(UU 21\/2007 pasal 52\(1\)\)$/)
    expect(label('PDP-40').id).toContain('belum diverifikasi')
    expect(label('REF-ANSWER')).toEqual({
      id: 'Rujukan dikirim → diterima atau ditolak (kebijakan, bukan hukum)',
      en: 'Referral sent → accepted or rejected (policy, not law)',
    })
    expect(rules.filter(({ source, verified, article }) => source === 'policy' && (verified || article !== undefined))).toEqual([])
  })

  it('hold only where they apply: the 14 days of police protection are not shown in a trafficking case (SAFETY 21)', () => {
    expect(rulesFor('SEXUAL_VIOLENCE', '2026-01-01').map(({ id }) => id)).toContain('TPKS-42.2')
    expect(rulesFor('TRAFFICKING', '2026-01-01').map(({ id }) => id)).not.toContain('TPKS-42.2')
    expect(rulesFor('REINTEGRATION', '2026-01-01').map(({ limit }) => limit?.amount)).toEqual([1, 3, 6, 12])
  })

  it('list every law of a disclosure with what it carries and to whom, none confirmed, and only two kinds against her refusal (SAFETY 12)', () => {
    for (const code of disclosureLaws.codes) {
      const { kind, citation, article, verified, carries, to, despiteRefusal, id } = disclosureLaws.entry(code)
      expect([citation, article].every((one) => one.length > 0) && carries.length > 0 && to.length > 0).toBe(true)
      expect(id).toContain(`(${citation} pasal ${article}, belum diverifikasi)`)
      expect(verified).toBe(false)
      expect(despiteRefusal).toBe(kind === 'VITAL_INTEREST' || kind === 'LEGAL_OBLIGATION')
      // Where she is is told by no law, and what no referral discloses by none either.
      for (const never of ['location', 'shelter-location', 'protection', 'informant', 'suspect'] as const) expect(carries).not.toContain(never)
    }
    expect(disclosureLaw('TPKS_99')).toBeUndefined()
  })

  it('does not know other ids', () => expect(ruleById('UU21-99')).toBeUndefined())
})
