import { bytesOf, idOf } from './ids.ts'

const base64 = (label: string, count: number): string => Buffer.from(bytesOf(label, count)).toString('base64')

/**
 * Has the form of a sealed value and opens with no key: for specs of decisions, which never see a clear one. The same text gives the same
 * value, another text another; the text itself is not in it.
 */
export function sealedFixture(text = 'rahasia rekaan') {
  return {
    keyId: idOf(`key of ${text}`),
    sealId: idOf(`seal of ${text}`),
    iv: base64(`iv of ${text}`, 12),
    ct: base64(`ct of ${text}`, 32),
    tag: base64(`tag of ${text}`, 16),
  }
}
