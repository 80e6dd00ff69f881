import { randomBytes, randomUUID } from 'node:crypto'
import { posts, systemOnly } from '@titian/access'
import { aggregate, event, rejecting, systemClock } from '@titian/core'
import { postgresListener } from '@titian/event-store/postgres'
import type { Feed } from '@titian/messaging'
import { localKeyVault, personal, type Sealed } from '@titian/privacy'
import { agencyRef, code, flag, query, reaction, ref, service, unique, worker } from '@titian/service'
import { type MovableClock, movableClock, testRegister } from '@titian/testing'
import { testDatabase } from '@titian/testing/postgres'
import { on, sql, view } from '@titian/views'
import { codeList } from '@titian/vocabulary'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { pino } from 'pino'
import { z } from 'zod'
import { tokens } from '../http/auth.ts'
import { clockWatch } from './clock-watch.ts'
import type { Ground } from './ground.ts'
import { postgresGround } from './postgres-ground.ts'
import { prepareDatabase, roleOf } from './prepare-database.ts'
import { runService } from './run-service.ts'
import { bookTrip, endTrip, followTrip, followTripsThatEnded, noteTrip, trip, tripLapses, tripRejections } from './trip-fixture.ts'

const label = { id: 'Titipan', en: 'Errand' }
const rejections = { ERRAND_DONE: { id: 'Titipan ini sudah selesai', en: 'This errand is done', sayable: true } } as const
const reject = rejecting(rejections)

const theCaseId = ref('case', { id: 'Kasus', en: 'Case' })
const thePersonId = ref('person', { id: 'Orang', en: 'Person' })
const noteFor = (of: string) => personal('contact', { of, label: { id: 'Catatan', en: 'Note' } }, z.string().min(1).max(100))
const errandStatus = codeList('errand-status', { open: { id: 'Berjalan', en: 'Open' }, done: { id: 'Selesai', en: 'Done' } })

type Errand = {
  readonly status: 'none' | 'open' | 'done'
  readonly caseId?: string
  readonly personId?: string
  readonly agencyId?: string
  readonly userId?: string
  readonly at?: string
  readonly note?: Sealed
}

const errand = aggregate({
  name: 'errand',
  label,
  ofCase: 'errands',
  events: {
    ErrandGiven: event(
      1,
      {
        caseId: theCaseId,
        personId: thePersonId,
        agencyId: agencyRef({ id: 'Lembaga', en: 'Agency' }),
        userId: worker({ id: 'Petugas', en: 'Worker' }),
        note: noteFor('personId'),
      },
      { label, publish: { fields: ['caseId', 'agencyId'] } },
    ),
    ErrandDone: event(1, {}, { label: { id: 'Selesai', en: 'Done' } }),
    ErrandThanked: event(1, {}, { label: { id: 'Ucapan terima kasih', en: 'Thanks' }, group: 'informant' }),
  },
  initialState: { status: 'none' } as Errand,
  evolve: {
    ErrandGiven: (_, data, { recordedAt }) => ({ status: 'open', ...data, at: recordedAt }),
    ErrandDone: (state) => ({ ...state, status: 'done' }),
    ErrandThanked: (state) => state,
  },
  caseId: ({ caseId }) => caseId,
  personIds: ({ personId }) => (personId ? [personId] : []),
  relations: ({ agencyId, userId, at }) =>
    agencyId && userId && at
      ? [
          { kind: 'caseworker', agencyId, userId, from: at },
          { kind: 'accountableAgency', agencyId, from: at },
        ]
      : [],
  presents: z.object({
    status: code(errandStatus, { id: 'Status', en: 'Status' }).optional(),
    caseId: theCaseId.optional(),
    note: noteFor('personId').optional(),
  }),
  present: ({ status, caseId, note }) => ({ status: status === 'none' ? undefined : status, caseId, note }),
})

const giveErrand = errand.command({
  name: 'GiveErrand',
  doc: 'Gives an errand.',
  may: posts('caseworker'),
  label,
  input: z.strictObject({ caseId: theCaseId, personId: thePersonId, note: noteFor('personId') }),
  decide: ({ caseId, personId, note }, _state, { actor }) => [
    { type: 'ErrandGiven', data: { caseId, personId, note, agencyId: actor.agencyId, userId: actor.userId } },
  ],
})

const doErrand = errand.command({
  name: 'DoErrand',
  doc: 'Has done it.',
  path: 'do',
  may: posts('caseworker').of('accountableAgency'),
  label,
  input: z.strictObject({}),
  usual: true,
  open: (state) => (state.status === 'done' ? reject('ERRAND_DONE') : undefined),
  decide: () => [{ type: 'ErrandDone', data: {} }],
})

const thank = errand.command({
  name: 'Thank',
  doc: 'Thanks, of its own accord.',
  path: 'thank',
  may: systemOnly,
  label,
  input: z.strictObject({}),
  decide: () => [{ type: 'ErrandThanked', data: {} }],
})

export const errandList = view({
  name: 'errand_list',
  version: 1,
  sql: 'create table errand_list (errand_id uuid primary key, case_id uuid not null, note jsonb not null, thanked boolean not null default false)',
  handles: [
    on(errand, {
      ErrandGiven: async ({ stream, data }, db) => {
        await db.query('insert into errand_list (errand_id, case_id, note) values ($1, $2, $3)', [
          stream.slice(stream.indexOf('-') + 1),
          data.caseId,
          JSON.stringify(data.note),
        ])
      },
      ErrandThanked: async ({ stream }, db) => {
        await db.query('update errand_list set thanked = true where errand_id = $1', [stream.slice(stream.indexOf('-') + 1)])
      },
    }),
  ],
})

/** A small service, for the kit's own tests. */
export const errandService = service({
  name: 'errands',
  chapters: [
    {
      aggregate: errand,
      commands: [giveErrand, doErrand, thank],
      views: [errandList],
      queries: [
        query({
          name: 'errands',
          doc: 'Errands that one may know of.',
          path: '/errand-list',
          may: posts('caseworker', 'supervisor', 'investigator', 'auditor'),
          params: z.strictObject({}),
          row: z.object({ caseId: theCaseId, note: noteFor('caseId'), thanked: flag({ id: 'Sudah diberi terima kasih', en: 'Thanked' }) }),
          from: ({ visible }) =>
            sql`select case_id as "caseId", note, thanked, errand_id as "errandId" from errand_list e where ${visible('e.case_id')}`,
          order: [unique('errandId')],
        }),
      ],
      reactions: [
        reaction('thank-when-done', errand, 'ErrandDone', ({ stream }) => [{ command: thank, id: stream.slice(stream.indexOf('-') + 1), input: {} }]),
      ],
      rejections,
    },
    {
      aggregate: trip,
      commands: [bookTrip, noteTrip, endTrip, followTrip],
      reactions: [followTripsThatEnded],
      deadlines: [tripLapses],
      rejections: tripRejections,
    },
  ],
  answersClosures: true,
  rejections: {},
})

export interface Who {
  readonly sub: string
  readonly agency: string
  readonly agency_kind: string
  readonly post: string
}

/** The errand service on a database of its own. */
export async function runErrands(besides: Pick<Ground, 'posts'> = {}) {
  const database = await testDatabase()
  const keys = await testDatabase()
  // Roles belong to the whole server, which suites that run at once share: each must give the same.
  const password = 'only-in-tests'
  await prepareDatabase(database.url, keys.url, [{ service: 'errands', password }])
  const as = (url: string) => {
    const at = new URL(url)
    at.username = roleOf('errands')
    at.password = password
    return at.href
  }
  const { privateKey, publicKey } = await generateKeyPair('EdDSA')
  const jwk: JWK = { ...(await exportJWK(publicKey)), alg: 'EdDSA', kid: 'k' }
  const register = testRegister()
  /** Who gets a token here stands in the register. */
  const token = (who: Who, expires = '1h') => {
    register.enrol({ userId: who.sub, agencyId: who.agency, agencyKind: who.agency_kind, unitId: null, post: who.post })
    return new SignJWT({ ...who })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject(who.sub)
      .setIssuer('issuer')
      .setAudience('titian')
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(privateKey)
  }
  const clock: MovableClock = movableClock()
  const lines: string[] = []
  const feed: Feed = { eventsAfter: async () => [] }
  // Nobody publishes the facts of access here: they are taken as fresh, but where a test says otherwise.
  const heard = { fresh: true }
  const [vaultKey, secret] = [randomBytes(32), randomBytes(32)]

  /** One process of the service. @param clocks its own, where it has no story's; to be tried with one that is wrong */
  async function start(changed: Partial<Ground> = {}, clocks: Pick<Ground, 'clock' | 'wallClock'> = { clock, wallClock: systemClock }) {
    const listener = await postgresListener(database.url)
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
    const watch = clockWatch({ ...clocks, log })
    const ground = await postgresGround({
      service: 'errands',
      databaseUrl: as(database.url),
      keysDatabaseUrl: as(keys.url),
      listener,
      vault: localKeyVault({ key: vaultKey }),
      feed,
      tokens: tokens(
        { jwksUrl: 'http://127.0.0.1:9/none', issuer: 'issuer', audience: 'titian', wallClock: watch.wallClock },
        { keys: createLocalJWKSet({ keys: [jwk] }) },
      ),
      firstAdmins: [],
      secret,
      clockWatch: watch,
      ids: { uuid: randomUUID },
      log,
      host: '127.0.0.1',
      port: 0,
      metricsFor: 'loopback',
    })
    const heartbeats = {
      ...ground.heartbeats,
      last: async (sources: readonly string[]) => new Map(heard.fresh ? sources.map((one) => [one, systemClock.now()]) : []),
    }
    const close = async () => {
      await ground.close()
      await listener.close()
    }
    const running = await runService(errandService, { ...ground, heartbeats, register: () => register, ...besides, ...changed }).catch(
      async (error: unknown) => {
        await close()
        throw error
      },
    )
    return {
      ...running,
      ground,
      async stop() {
        await running.stop()
        await close()
      },
    }
  }
  const first = await start()
  return {
    ...first,
    start,
    clock,
    lines,
    heard,
    register,
    database,
    keys,
    store: first.ground.store,
    token,
    async stop() {
      await first.stop()
      await database.drop()
      await keys.drop()
    },
  }
}

export type Errands = Awaited<ReturnType<typeof runErrands>>

/** Asks a running service over HTTP as somebody. */
export const asking = (errands: Pick<Errands, 'token'>, url: () => string) => {
  async function ask(who: Who | undefined, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(url() + path, {
      method,
      headers: {
        ...(who && { authorization: `Bearer ${await errands.token(who)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) : undefined }
  }
  const command = (who: Who | undefined, path: string, input: unknown, key: string = randomUUID(), headers: Record<string, string> = {}) =>
    ask(who, 'POST', path, { input }, { 'idempotency-key': key, ...headers })
  return { ask, command }
}
