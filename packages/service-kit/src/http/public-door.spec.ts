import { isTitianError } from '@titian/core'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { proofOfWork } from './proof-of-work.ts'
import { publicDoor } from './public-door.ts'
import { noteAsked } from './request.ts'

const now = () => new Date()
const work = proofOfWork(new Uint8Array(32), now)

/** Somebody at the door, by what the gateway calls them. */
function someone(sender: string, proof?: string) {
  const request = { header: (name: string) => (name === 'x-proof' ? proof : undefined), ip: '127.0.0.1' } as never
  noteAsked(request, { principal: { post: 'public', userId: 'public' }, sender } as never)
  return request
}

const refusal = async (entering: Promise<void>) =>
  entering.then(
    () => undefined,
    (error: unknown) => (isTitianError(error, 'PROOF_NEEDED') ? error.details['challenge'] : Promise.reject(error)),
  )

async function done(challenge: unknown): Promise<string> {
  const solution = await solveChallenge({ challenge: challenge as never, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

describe('the public door (SAFETY 26)', () => {
  it('lets a thousand in within an hour, from a thousand places behind one gateway', async () => {
    const door = publicDoor(work)
    for (let n = 0; n < 1_000; n += 1) await door.enter(someone(`place-${n}`), `report ${n}`)
  })

  it('asks for work beyond twenty an hour, of that one sender alone, and lets in whoever has done it', async () => {
    const door = publicDoor(work)
    for (let n = 0; n < 20; n += 1) await door.enter(someone('often'), `report ${n}`)
    const challenge = await refusal(door.enter(someone('often'), 'report 20'))
    expect(challenge).toMatchObject({ parameters: { algorithm: 'PBKDF2/SHA-256' } })
    await door.enter(someone('often', await done(challenge)), 'report 20')
    expect(await refusal(door.enter(someone('seldom'), 'report'))).toBeUndefined()
  })

  it('takes a proof for what it was made for, and for nothing else', async () => {
    const proof = await done(await work.challenge('report 1', 1))
    expect(await work.isDone(proof, 'report 1')).toBe(true)
    expect(await work.isDone(proof, 'report 2')).toBe(false)
    expect(await proofOfWork(new Uint8Array(32).fill(1), now).isDone(proof, 'report 1')).toBe(false)
    const { challenge, solution } = JSON.parse(Buffer.from(proof, 'base64').toString())
    const cheaper = { challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution }
    expect(await work.isDone(Buffer.from(JSON.stringify(cheaper)).toString('base64'), 'report 1')).toBe(false)
    for (const nonsense of [undefined, '', 'x', 'bnVsbA==', 'e30=', 'x'.repeat(10_000)]) expect(await work.isDone(nonsense, 'report 1')).toBe(false)
  })

  it('asks everybody for work when all together are too many, harder with each further budget, and is never shut', async () => {
    const door = publicDoor(work, { perSender: 20, budget: 3 })
    const costs: unknown[] = []
    for (let n = 0; n < 7; n += 1) {
      const challenge = await refusal(door.enter(someone(`place-${n}`), `report ${n}`))
      costs.push((challenge as { parameters: { cost: number } } | undefined)?.parameters.cost)
      if (challenge !== undefined) await door.enter(someone(`place-${n}`, await done(challenge)), `report ${n}`)
    }
    expect(costs).toEqual([undefined, undefined, undefined, 2_000, 2_000, 2_000, 4_000])
  })
})
