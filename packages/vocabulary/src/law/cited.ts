import type { Label } from '../label.ts'

/** The label with its source: "… (UU 21/2007 pasal 52(1))", marked where it is not confirmed as law. */
export function cited(label: Label, { citation, article, verified }: { citation: string; article?: string | undefined; verified: boolean }): Label {
  const id = article ? `${citation} pasal ${article}` : citation
  const en = article ? `${citation} art. ${article}` : citation
  return verified
    ? { id: `${label.id} (${id})`, en: `${label.en} (${en})` }
    : { id: `${label.id} (${id}, belum diverifikasi)`, en: `${label.en} (${en}, not verified)` }
}
