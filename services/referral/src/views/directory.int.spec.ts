import { as, dinsos, hospital, lpsk, ngo } from '@titian/testing'
import { areaSet, belu, kupang, offered, registeredAs } from '../agency/fixtures.ts'
import { agencyDirectory } from './agency-directory.ts'
import { findService } from './find-service.ts'
import { agencyStream, viewsOfReferral } from './views-fixture.ts'

const { happened, ask, start, stop } = viewsOfReferral()

beforeAll(() => start())
afterAll(() => stop())

describe('the directory', () => {
  const asker = as(ngo)
  it('finds by area of any level, above and below', async () => {
    const ids = async (params: object) => (await ask(agencyDirectory, asker, params)).map((row) => row.agencyId)
    expect(await ids({ area: kupang })).toEqual([hospital.agencyId, lpsk.agencyId])
    expect(await ids({ area: '53.04.17' })).toEqual([dinsos.agencyId, lpsk.agencyId])
    expect(await ids({ area: '5' })).toEqual([])
    expect(await ids({ service: 'SHELTER' })).toEqual([dinsos.agencyId])
    expect(await ids({ ids: [lpsk.agencyId, ngo.agencyId, dinsos.agencyId] })).toEqual([dinsos.agencyId, lpsk.agencyId])
    expect(await ids({ service: 'HIV_TEST' })).toEqual([])
    expect(await ids({ kind: 'LPSK' })).toEqual([])
  })
  it('says for whom a service is', async () =>
    expect(await ask(agencyDirectory, asker, { service: 'SHELTER' })).toMatchObject([
      { kind: 'DINAS_SOSIAL', areas: [belu], services: [{ offer: 'SHELTER', publicService: 'SERVICE', forWhom: { ages: ['CHILD'] } }] },
    ]))
  it('never says the name, the kind or the service of a secret agency', async () => {
    const rows = await ask(agencyDirectory, asker, { service: 'PROTECTION' })
    expect(rows).toMatchObject([
      { agencyId: lpsk.agencyId, kind: null, label: { id: 'Layanan' }, services: [{ offer: null, publicService: 'SERVICE' }] },
    ])
    expect(JSON.stringify(rows)).not.toMatch(/LPSK|PROTECTION|Perlindungan/)
  })
})

describe('finding a service', () => {
  const found = async (params: object) => (await ask(findService, as(ngo), params)).map((row) => row.agencyId)
  beforeAll(async () => {
    const both = { sexes: ['FEMALE' as const], languages: ['tet'], disabilityAccess: true }
    await happened(agencyStream(ngo.agencyId), registeredAs(ngo), offered('SHELTER', both), areaSet('53'))
  })
  it('goes by service, place and for whom it is; nothing said is for everyone', async () => {
    expect(await found({ service: 'SHELTER', area: belu })).toEqual([dinsos.agencyId, ngo.agencyId])
    expect(await found({ service: 'SHELTER', area: kupang })).toEqual([ngo.agencyId])
    expect(await found({ service: 'SHELTER', age: 'ADULT' })).toEqual([ngo.agencyId])
    expect(await found({ service: 'SHELTER', age: 'CHILD', sex: 'MALE' })).toEqual([dinsos.agencyId])
    expect(await found({ service: 'SHELTER', disabilityAccess: true, language: 'tet' })).toEqual([ngo.agencyId])
    expect(await found({ service: 'HIV_TEST' })).toEqual([])
  })
  it('says for whom, and names no secret agency', async () => {
    expect(await ask(findService, as(ngo), { service: 'SHELTER', age: 'ADULT' })).toEqual([
      expect.objectContaining({
        service: 'SHELTER',
        publicService: 'SERVICE',
        areas: ['53'],
        forWhom: expect.objectContaining({ languages: ['tet'] }),
      }),
    ])
    const secret = await ask(findService, as(ngo), { service: 'PROTECTION' })
    expect(secret).toMatchObject([{ agencyId: lpsk.agencyId, label: { id: 'Layanan' }, kind: null, service: null, publicService: 'SERVICE' }])
    expect(JSON.stringify(secret)).not.toMatch(/LPSK|PROTECTION|Perlindungan/)
  })
})
