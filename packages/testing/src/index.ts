export {
  type AgencyFixture,
  as,
  auditor,
  bp3mi,
  dinsos,
  hospital,
  immigration,
  kemensos,
  legalAid,
  lpsk,
  ngo,
  police,
  prosecutor,
  uptd,
  village,
} from './agencies.ts'
export { answersForCase, keptAway, tookReferral } from './carried.ts'
export { fixedClock, type MovableClock, movableClock, usualNow } from './clocks.ts'
export { killAt, throwAt } from './failpoints.ts'
export { freePort } from './free-port.ts'
export { type Circumstances, type Given, given, type Outcome } from './given.ts'
export { type Past, stateAfter } from './history.ts'
export { bytesOf, countingIds, idOf } from './ids.ts'
export { type Move, move, openAgreesWithDecide, type Walk } from './open-agrees-with-decide.ts'
export { registeredAs, type TestRegister, testRegister } from './register.ts'
export { sealedFixture } from './sealed-fixture.ts'
