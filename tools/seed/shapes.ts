// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a story are written like this.
import type { Step } from '../story/schema.ts'
import { type Draw, pick } from './draw.ts'
import { type Moves, moves } from './moves.ts'

type Shape = (draw: Draw) => readonly Step[]

const reported = ({ draw, step, caseRef }: Moves, ageBand: string, area = '53.71'): readonly Step[] => [
  step('laporan', 0, 0, 'petugas-imigrasi', 'submitReport', {
    channel: 'IMMIGRATION_COUNTER',
    area,
    urgency: pick(draw, ['ROUTINE', 'PRIORITY', 'EMERGENCY']),
    immediateDanger: pick(draw, [true, false]),
    persons: [{ role: 'POSSIBLE_VICTIM', ageBand, name: pick(draw, names), narrative: pick(draw, narratives) }],
    reporter: { name: 'Pelapor Rekaan', relation: 'Petugas loket' },
  }),
  step('telaah', 0, 15, 'siaga-uptd', 'triageReport', { urgency: pick(draw, ['PRIORITY', 'EMERGENCY']), immediateDanger: false }, '${laporan.id}'),
  ...(caseRef === undefined
    ? []
    : [step('jadi-kasus', 0, 30, 'siaga-uptd', 'convertReport', { caseworkerId: '${person:pendamping-uptd}' }, '${laporan.id}')]),
]

const known = ({ draw, step, subject }: Moves, years: number): readonly Step[] => [
  step('mendesak', 0, 45, 'pendamping-uptd', 'recordImmediateNeed', { needs: [pick(draw, ['SHELTER', 'MEDICAL'])] }, '${laporan.new.case}'),
  step('identitas', 1, 0, 'pendamping-uptd', 'recordIdentityAttribute', { source: 'STATED', name: pick(draw, names), sex: 'FEMALE' }, subject),
  step('umur', 1, 15, 'pendamping-uptd', 'recordAge', { kind: 'STATED', years, source: 'Menurut pengakuannya sendiri' }, subject),
]

const adult = (draw: Draw): Moves => moves(draw, true)
const begun = (made: Moves): readonly Step[] => [
  ...reported(made, pick(made.draw, ['ADULT_18_20', 'ADULT_21_29', 'ADULT_30_47'])),
  ...known(made, 25),
]

const closed = ({ step }: Moves, day: number, asks = 'pendamping-uptd', closes = 'supervisor-uptd'): readonly Step[] => [
  step('minta-tutup', day, 0, asks, 'requestClosure', { reason: 'GOALS_ACHIEVED' }, '${laporan.new.case}'),
  // Before a day is over in which nobody answered: what a drawn case waits for too long, the doors would tell its supervisor.
  step('tutup', day, 20 * 60, closes, 'closeCase', undefined, '${laporan.new.case}'),
]

const health = (made: Moves): readonly Step[] => [
  made.consent('setuju-rs', 3, 0, 'rs', ['medical', 'psychosocial']),
  made.referral('minta-dokter', 3, 15, 'rs', 'HEALTH', ['medical']),
]

/** Every shape that is drawn, by its name. */
export const shapes: Readonly<Record<string, Shape>> = {
  'a report that two people dismiss': (draw) => {
    const made = moves(draw, false)
    return [
      ...reported(made, 'UNKNOWN', pick(draw, ['53.71', '53.04'])),
      made.step(
        'usul',
        0,
        120,
        'siaga-uptd',
        'proposeDismissal',
        { reason: pick(draw, ['DUPLICATE', 'UNFOUNDED', 'PERSON_DECLINED']) },
        '${laporan.id}',
      ),
      made.step('setuju-usul', 0, 135, 'supervisor-uptd', 'confirmDismissal', undefined, '${laporan.id}'),
    ]
  },
  'a case that has begun': (draw) => begun(adult(draw)),
  'a child': (draw) => {
    const made = adult(draw)
    return [...reported(made, 'CHILD_9_17', pick(draw, ['53.71', '53.04'])), ...known(made, pick(draw, [12, 14, 16]))]
  },
  'a referral that is accepted, a service, closed': (draw) => {
    const made = adult(draw)
    const { step } = made
    return [
      ...begun(made),
      ...health(made),
      step('dokter-terima', 3, 60, 'dokter', 'acceptReferral', { caseworkerId: '${person:dokter}' }, '${minta-dokter.id}'),
      step('periksa', 4, 0, 'dokter', 'scheduleService', {
        ...made.about,
        type: 'HEALTH',
        scheduledFor: made.instant(5, 0),
        medicalNote: 'Diperiksa.',
      }),
      step('diperiksa', 5, 60, 'dokter', 'deliverService', { medicalNote: 'Obat diberikan tiga hari.' }, '${periksa.id}'),
      step('dokter-selesai', 6, 0, 'dokter', 'completeReferral', { outcome: 'SERVICE_PROVIDED' }, '${minta-dokter.id}'),
      ...closed(made, 8),
    ]
  },
  'a referral that is rejected and redirected': (draw) => {
    const made = adult(draw)
    const { step } = made
    return [
      ...begun(made),
      made.consent('setuju-rs', 3, 0, 'rs', ['medical', 'psychosocial']),
      made.referral('minta-konseling', 3, 15, 'rs', 'COUNSELLING', ['psychosocial']),
      step(
        'penuh',
        3,
        45,
        'dokter',
        'rejectReferral',
        { code: 'NO_CAPACITY', text: 'Giliran berikutnya enam minggu lagi.' },
        '${minta-konseling.id}',
      ),
      made.consent('setuju-yayasan', 4, 0, 'yayasan', ['identity', 'medical', 'psychosocial']),
      step('alih', 4, 15, 'pendamping-uptd', 'redirectReferral', { recipientAgencyId: '${agency:yayasan}' }, '${minta-konseling.id}'),
      step('terima', 4, 45, 'konselor', 'acceptReferral', { caseworkerId: '${person:konselor}' }, '${alih.new.redirected referral}'),
    ]
  },
  'a transfer with a hand-over, and a plan': (draw) => {
    const made = adult(draw)
    const { step } = made
    const on = '${limpah.id}'
    return [
      ...begun(made),
      made.consent('setuju-dinsos', 5, 0, 'dinsos', ['identity', 'contact', 'location', 'medical', 'psychosocial']),
      made.referral('limpah', 5, 15, 'dinsos', 'CASE_MANAGEMENT', ['identity', 'contact'], 'TRANSFER'),
      step('dinsos-terima', 5, 60, 'supervisor-dinsos', 'acceptReferral', { caseworkerId: '${person:pekerja-sosial}' }, on),
      step('hadir-uptd', 6, 0, 'pendamping-uptd', 'attendHandover', { party: 'SENDER' }, on),
      step('hadir-dinsos', 6, 0, 'pekerja-sosial', 'attendHandover', { party: 'RECIPIENT' }, on),
      step('hadir-korban', 6, 0, 'pekerja-sosial', 'attendHandover', { party: 'PERSON', how: 'INTERPRETED' }, on),
      step('serah', 6, 15, 'pekerja-sosial', 'completeHandover', undefined, on),
      step('rencana', 8, 0, 'pekerja-sosial', 'draftPlan', {
        ...made.about,
        needs: [{ type: 'LIVELIHOOD', text: 'Ingin berjualan kue.' }],
        goals: [{ goalId: '${uuid:tujuan}', text: 'Kios kue sendiri.' }],
      }),
      step(
        'rencana-setuju',
        9,
        0,
        'pekerja-sosial',
        'agreePlan',
        { agreement: { how: 'INTERPRETED', present: ['CASEWORKER', 'INTERPRETER'], inPrivate: true } },
        '${rencana.id}',
      ),
      step('rencana-sah', 9, 30, 'supervisor-dinsos', 'approvePlan', undefined, '${rencana.id}'),
      step('tujuan', 22, 0, 'pekerja-sosial', 'achieveGoal', { goalId: '${uuid:tujuan}' }, '${rencana.id}'),
      step('rencana-selesai', 22, 15, 'pekerja-sosial', 'completePlan', undefined, '${rencana.id}'),
      ...closed(made, 24, 'pekerja-sosial', 'supervisor-dinsos'),
    ]
  },
  'someone is excluded': (draw) => {
    const made = adult(draw)
    const input = { ...made.about, userId: '${person:penyidik-kerabat}', reason: 'Kerabat perekrut.' }
    return [...begun(made), made.step('kecualikan', 2, 0, 'supervisor-uptd', 'excludeFromCase', input)]
  },
  'a consent that is withdrawn while a referral waits': (draw) => {
    const made = adult(draw)
    const input = { consentId: '${setuju-rs.new.consent}' }
    const asked = { ...input, finding: 'NONE', whoPresent: ['COMPANION'], private: true }
    return [
      ...begun(made),
      ...health(made),
      made.step('tarik', 3, 30, 'pendamping-uptd', 'withdrawConsent', input, made.person),
      made.step('tanya-tekanan', 4, 0, 'pendamping-uptd', 'checkPressure', asked, made.person),
    ]
  },
  'a correction, learned late': (draw) => {
    const made = adult(draw)
    const place = { role: 'RECRUITMENT', country: 'ID', area: '53.71', place: 'Dekat pasar (rekaan)', sure: 'ALLEGED' }
    const corrected = { ...place, area: '53.04', sure: 'CONFIRMED', locationId: '${tempat.new.location}', because: 'Tempat lama hanya dugaan.' }
    return [
      ...begun(made),
      made.step(
        'episode',
        4,
        0,
        'pendamping-uptd',
        'recordEpisode',
        { from: '${when:2024-01}', sector: 'DOMESTIC_WORK', controlMethods: ['DEBT_BONDAGE'] },
        '${laporan.new.case}',
      ),
      made.step(
        'tempat',
        4,
        15,
        'pendamping-uptd',
        'recordEpisodeLocation',
        { episodeId: '${episode.new.episode}', ...place },
        '${laporan.new.case}',
      ),
      made.step('koreksi', 25, 0, 'pendamping-uptd', 'correctEpisodeLocation', corrected, '${laporan.new.case}'),
    ]
  },
}

const names: readonly [string, ...string[]] = ['Melati Rekaan', 'Kenanga Rekaan', 'Cempaka Rekaan', 'Dahlia Rekaan', 'Flamboyan Rekaan']
const narratives: readonly [string, ...string[]] = [
  'Paspor ditahan majikan (rekaan).',
  'Upah tidak dibayar (rekaan).',
  'Ditagih utang oleh calo (rekaan).',
]
