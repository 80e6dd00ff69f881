import { namingRejections } from '@titian/case-file'
import { rejecting } from '@titian/core'

/** All that intake refuses. What a refusal may not tell (who objected, that someone is protected) it does not say (SAFETY 3, 4). */
export const rejections = {
  ...namingRejections,
  REPORT_ALREADY_SUBMITTED: { id: 'Laporan dengan id ini sudah masuk', en: 'A report with this id was already submitted' },
  REPORT_NOT_OPEN: { id: 'Laporan tidak terbuka lagi ({status})', en: 'The report is no longer open ({status})', sayable: true },
  REPORT_ALREADY_CONVERTED: { id: 'Laporan sudah menjadi kasus', en: 'The report has become a case already', sayable: true },
  REPORT_ONE_POSSIBLE_VICTIM: {
    id: 'Satu laporan untuk satu orang yang mungkin korban ({found} disebut). Buat laporan tersendiri untuk orang berikutnya',
    en: 'One report for one possible victim ({found} named). Submit another report for the next person',
  },
  REPORT_PERSON_TWICE: { id: 'Setiap orang dalam laporan harus punya id sendiri', en: 'Each person in a report needs an id of their own' },
  DISMISSAL_ALREADY_PROPOSED: {
    id: 'Usul menutup laporan sudah ada dan menunggu orang kedua',
    en: 'A dismissal is proposed and waits for a second person',
    sayable: true,
  },
  DISMISSAL_NOT_PROPOSED: { id: 'Tidak ada usul menutup laporan', en: 'No dismissal is proposed', sayable: true },
  SECOND_PERSON_NEEDED: { id: 'Harus diputuskan oleh orang lain', en: 'Another person must decide this', sayable: true },
  CASE_NUMBER_TAKEN: { id: 'Nomor kasus terpakai, ulangi dengan kunci baru', en: 'The case number is taken; try again with a new key' },
  CASE_NOT_WAITING: { id: 'Kasus ini tidak menunggu pendamping', en: 'This case does not wait for a caseworker', sayable: true },
  CASE_UNKNOWN: { id: 'Kasus belum ada', en: 'There is no such case yet' },
  CASE_ALREADY_OPEN: { id: 'Kasus sudah dibuka', en: 'The case was opened already' },
  CASE_CLOSED: { id: 'Kasus sudah ditutup', en: 'The case is closed', sayable: true },
  EPISODE_UNKNOWN: { id: 'Episode tidak dikenal pada kasus ini', en: 'No such episode in this case' },
  LOCATION_UNKNOWN: { id: 'Lokasi tidak dikenal pada kasus ini', en: 'No such location in this case' },
  LOCATION_AREA_NEEDS_COUNTRY: { id: 'Kode wilayah hanya untuk Indonesia', en: 'An area code is for Indonesia only' },
  ELEMENT_CODE_MISMATCH: { id: 'Kode {code} bukan kode untuk unsur {element}', en: '{code} is no code of the element {element}' },
  DETERMINATION_NEEDS_EVIDENCE: {
    id: 'Status korban TPPO memerlukan bukti untuk setiap unsur; belum ada: {missing}',
    en: 'A determination as a victim of trafficking needs evidence for each element; missing: {missing}',
  },
  DETERMINATION_NEEDS_REDIRECT: {
    id: 'Bukan korban TPPO: sebutkan ke mana yang bersangkutan dialihkan',
    en: 'Not a victim of trafficking: say where the person is redirected to',
  },
  DETERMINATION_UNKNOWN: { id: 'Lembaga itu belum menetapkan status', en: 'That agency has not determined a status' },
  DETERMINATION_OWN: { id: 'Penetapan sendiri diubah, bukan dibantah', en: "One's own determination is changed, not disputed" },
  CLOSURE_ALREADY_REQUESTED: { id: 'Penutupan sudah diminta', en: 'Closure was requested already', sayable: true },
  CLOSURE_NOT_REQUESTED: { id: 'Penutupan belum diminta', en: 'Closure has not been requested', sayable: true },
  CLOSURE_NOT_POSSIBLE: { id: 'Belum dapat ditutup, hubungi supervisor', en: 'Cannot be closed yet, please ask the supervisor' },
  SUBJECT_UNKNOWN: { id: 'Data orang belum ada', en: 'There is no such person on record' },
  SUBJECT_ALREADY_REGISTERED: { id: 'Orang ini sudah terdaftar', en: 'This person is registered already' },
  ATTRIBUTE_MISSING: { id: 'Isi paling sedikit satu data', en: 'Give at least one attribute' },
  ATTRIBUTE_ALREADY_RECORDED: { id: 'Sudah dicatat ({attributes}); gunakan koreksi', en: 'Already recorded ({attributes}); correct it instead' },
  ATTRIBUTE_NOT_RECORDED: { id: 'Belum dicatat ({attributes}); catat dahulu', en: 'Not recorded yet ({attributes}); record it first' },
  AGE_MISSING: { id: 'Isi umur atau bulan ulang tahun ke-18', en: 'Give the age or the month of the 18th birthday' },
  CONSENT_UNKNOWN: { id: 'Persetujuan tidak dikenal', en: 'No such consent' },
  CONSENT_NOT_GIVEN: { id: 'Persetujuan ini tidak berlaku', en: 'This consent does not stand', sayable: true },
  PERSON_OTHER: { id: 'Orang ini bukan orang dari kasus ini', en: 'This person is not the one of this case' },
  CONSENT_COMPANION_NEEDED: { id: 'Penegasan harus didampingi dan secara pribadi', en: 'Confirming needs a companion, in private' },
  CONSENT_ENDED: { id: 'Masa berlaku harus di kemudian hari', en: 'The end of validity must lie ahead' },
  EXCLUSION_WHO_MISSING: { id: 'Sebutkan tepat satu: orang, unit, atau lembaga', en: 'Name exactly one: person, unit or agency' },
  EXCLUSION_OF_ACCOUNTABLE: {
    id: 'Lembaga penanggung jawab tidak dapat dikecualikan; limpahkan dahulu',
    en: 'The accountable agency cannot be excluded; transfer the case first',
  },
  EXCLUSION_OF_SELF: {
    id: 'Diri sendiri (atau unit dan lembaga sendiri) tidak dapat dikecualikan; minta supervisor lain, LPSK atau auditor',
    en: 'Nobody excludes themselves, nor their own unit or agency; ask another supervisor, LPSK or an auditor',
  },
  EXCLUSION_OF_LAST_DESK: {
    id: 'Meja nasional tidak dapat dikecualikan seluruhnya, laporan harus ada yang memegang; kecualikan orang atau unitnya',
    en: 'The national desk cannot be excluded as a whole, a report needs someone; exclude the person or the unit',
  },
  REPORT_UNKNOWN: { id: 'Laporan tidak dikenal', en: 'No such report' },
  EXCLUSION_NOT_YOURS: { id: 'Hanya lembaga penanggung jawab, LPSK atau auditor', en: 'Only the accountable agency, LPSK or an auditor' },
  EXCLUSION_UNKNOWN: { id: 'Pengecualian tidak dikenal', en: 'No such exclusion' },
} as const

export const reject = rejecting(rejections)
