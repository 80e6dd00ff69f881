import { as, dinsos, given, police, sealedFixture, stateAfter } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { opened } from '../case/fixtures.ts'
import { aged } from '../subject/fixtures.ts'
import { subject } from '../subject/subject.ts'
import { consent } from './consent.ts'
import { alone, asked, by, consentId, openCase } from './fixtures.ts'
import { giveConsent } from './give-consent.ts'

describe('consent for a child (SAFETY 13, 14)', () => {
  const child = { ...by, needs: { ...openCase, person: stateAfter(subject, aged('STATED', '2027-05')) } }
  const small = { ...by, needs: { ...openCase, person: stateAfter(subject, aged('STATED', '2036-05')) } }
  const ofGuardian = { giver: 'GUARDIAN' as const, capacity: 'UNDERSTANDS' as const, assent: 'ASSENTS' as const, guardianTieRuledOut: true }
  const ask = (ofChild: object | undefined, who: typeof child = child) =>
    given(consent).when(giveConsent, { ...asked, ...alone, ...(ofChild && { ofChild: ofChild as typeof ofGuardian }) }, who)
  it('has giver, capacity and assent, and the name of the worker who ruled out a tie of the guardian', () => {
    const { guardianTieRuledOut: _, ...kept } = ofGuardian
    ask(ofGuardian).then({
      type: 'ConsentGiven',
      data: { consentId, ...asked, ...alone, ofChild: { ...kept, guardianTieRuledOutBy: by.actor.userId } },
    })
    ask(undefined).thenRejected('CONSENT_OF_CHILD')
  })
  it('is none of a guardian whose tie nobody ruled out, nor of one who does not understand', () => {
    ask({ ...ofGuardian, guardianTieRuledOut: undefined }).thenRejected('GUARDIAN_NOT_CLEARED')
    ask({ ...ofGuardian, capacity: 'DOES_NOT' }).thenRejected('CONSENT_WITHOUT_CAPACITY')
  })
  it('is none against the will of the child, nor without asking a teenager', () => {
    ask({ ...ofGuardian, assent: 'DISSENTS' }).thenRejected('CONSENT_WITHOUT_ASSENT')
    ask({ ...ofGuardian, assent: 'TOO_YOUNG' }).thenRejected('CONSENT_WITHOUT_ASSENT')
    const { guardianTieRuledOut: _, ...kept } = ofGuardian
    ask({ ...ofGuardian, assent: 'TOO_YOUNG' }, small).then({
      type: 'ConsentGiven',
      data: { consentId, ...asked, ...alone, ofChild: { ...kept, assent: 'TOO_YOUNG', guardianTieRuledOutBy: by.actor.userId } },
    })
  })
  it('is given in the best interest by Dinas Sosial or UPTD PPA, who say why', () => {
    const bestInterest = { giver: 'BEST_INTEREST' as const, capacity: 'UNDERSTANDS' as const, assent: 'ASSENTS' as const }
    const why = { ...bestInterest, bestInterest: sealedFixture('wali terkait perekrut (rekaan)') }
    ask(bestInterest).thenRejected('BEST_INTEREST_NOT_YOURS')
    ask(why, { ...child, actor: as(police) }).thenRejected('BEST_INTEREST_NOT_YOURS')
    ask(why, { ...child, actor: as(dinsos) }).then({ type: 'ConsentGiven', data: { consentId, ...asked, ...alone, ofChild: why } })
  })
  it('is asked for wherever the age is in doubt, and of no adult', () => {
    const unknown = { ...openCase, theCase: stateAfter(theCase, opened({ ageBand: 'UNKNOWN' })) }
    ask(undefined, { ...by, needs: unknown } as typeof child).thenRejected('CONSENT_OF_CHILD')
    ask(ofGuardian, by as typeof child).thenRejected('CONSENT_OF_ADULT')
  })
})
