import { type Code, codeList } from './code-list.ts'

/** What a person does at an agency. A token carries one; rules of access name posts, never persons. */
export const posts = codeList('post', {
  'duty-officer': { id: 'Petugas piket', en: 'Duty officer' },
  caseworker: { id: 'Pendamping kasus', en: 'Caseworker' },
  supervisor: { id: 'Supervisor', en: 'Supervisor' },
  investigator: { id: 'Penyidik', en: 'Investigator' },
  prosecutor: { id: 'Jaksa', en: 'Prosecutor' },
  'immigration-officer': { id: 'Petugas imigrasi', en: 'Immigration officer' },
  'social-worker': { id: 'Pekerja sosial', en: 'Social worker' },
  'shelter-staff': { id: 'Petugas penampungan', en: 'Shelter staff' },
  'health-worker': { id: 'Tenaga kesehatan', en: 'Health worker' },
  counsellor: { id: 'Konselor atau psikolog', en: 'Counsellor or psychologist' },
  'lpsk-officer': { id: 'Petugas LPSK', en: 'LPSK officer' },
  advocate: { id: 'Advokat atau paralegal', en: 'Advocate or paralegal' },
  'migrant-worker-officer': { id: 'Petugas pelindungan pekerja migran', en: 'Migrant worker protection officer' },
  'mission-officer': { id: 'Petugas perwakilan RI', en: 'Officer of a mission abroad' },
  'village-volunteer': { id: 'Relawan desa', en: 'Village volunteer' },
  'task-force-secretary': { id: 'Sekretaris gugus tugas', en: 'Task force secretary' },
  auditor: { id: 'Auditor', en: 'Auditor' },
  'agency-admin': { id: 'Admin lembaga', en: 'Agency administrator' },
  operator: { id: 'Operator sistem', en: 'System operator' },
  survivor: { id: 'Penyintas', en: 'Survivor' },
  public: { id: 'Masyarakat umum', en: 'Member of the public' },
})
export type Post = Code<typeof posts>
