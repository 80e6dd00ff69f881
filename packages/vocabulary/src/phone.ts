/**
 * A telephone number in E.164 (`+6281234567890`): Indonesian ones as people write them (0812…, 62812…, +62 812-…), foreign ones with their plus.
 * Undefined if it cannot be one. Form only: nobody is called.
 */
export function normalisePhone(text: string): string | undefined {
  const compact = text.replace(/[\s().-]/g, '')
  const international = compact
    .replace(/^00/, '+')
    .replace(/^0(?=[1-9])/, '+62')
    .replace(/^62/, '+62')
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : undefined
}
