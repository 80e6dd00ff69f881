import { posts } from './may.ts'
import { missingRows, needlessExceptions } from './without-row.ts'

const door = { name: 'AcceptReferral', may: posts('supervisor', 'caseworker') }

describe('who may act has a row in the matrix, or a reason why not', () => {
  it('which is so of every post that exists at a kind of agency', () => expect(missingRows([door])).toEqual([]))
  it('else there is a sentence for each', () => {
    const missing = missingRows([door], () => false)
    expect(missing).toContain('supervisor at HEALTH may give or ask AcceptReferral, and has no row in the matrix, nor a reason why not.')
    expect(missing.filter((sentence) => sentence.startsWith('caseworker'))).toEqual([])
  })
  it('also where nothing may be given, but a referral may be put to the agency', () =>
    expect(missingRows([], () => false)).toContain(
      'health-worker at BNN may be asked to take a referral or a report on, and has no row in the matrix, nor a reason why not.',
    ))
  it('of the kinds of agency that the door names', () => {
    const missing = missingRows([{ name: 'LookUp', may: posts('agency-admin').at('NGO') }], () => false)
    expect(missing.filter((sentence) => sentence.includes('LookUp'))).toEqual([
      'agency-admin at NGO may give or ask LookUp, and has no row in the matrix, nor a reason why not.',
    ])
  })
  it('and no exception stands for nothing', () => {
    expect(needlessExceptions([door])).toContain('survivor stands among the exceptions for nothing.')
    expect(needlessExceptions([door])).not.toContain('supervisor at HEALTH stands among the exceptions for nothing.')
  })
})
