import { codeList } from '@titian/vocabulary'

/** Where someone is led who is not held to be a victim of trafficking. Help goes on meanwhile (SAFETY 11). */
export const redirects = codeList('redirect', {
  SMUGGLING: { id: 'Penyelundupan manusia (TPPM)', en: 'People smuggling (TPPM)' },
  LABOUR_DISPUTE: { id: 'Sengketa pekerja migran atau ketenagakerjaan', en: 'Labour or migrant worker dispute' },
  DOMESTIC_VIOLENCE: { id: 'Kekerasan dalam rumah tangga (KDRT)', en: 'Domestic violence' },
  SEXUAL_VIOLENCE: { id: 'Tindak pidana kekerasan seksual', en: 'Sexual violence' },
  SOCIAL_WELFARE: { id: 'Layanan kesejahteraan sosial', en: 'Social welfare' },
  NOT_WANTED: { id: 'Tidak menghendaki pengalihan, pintu tetap terbuka', en: 'Wants no redirection; the door stays open' },
})
