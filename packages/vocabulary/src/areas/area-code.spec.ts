import { AreaCode, areaCodeProblem, RegencyCode, VillageCode } from './area-code.ts'

const messages = (result: { error?: { issues: readonly { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message).join()

describe('an area code', () => {
  it.each(['53', '53.71', '53.71.04', '53.71.04.1009'])('may be of any level: %s', (code) => expect(AreaCode.parse(code)).toBe(code))

  it('must exist, and the message names no more of it than its kab/kota', () => {
    const result = AreaCode.safeParse('53.71.04.9999')
    expect(messages(result)).toMatch(/53\.71\.… \(Kota Kupang\) tidak ada .* \/ .* is not in the Kemendagri list/)
    expect(JSON.stringify(result.error)).not.toContain('53.71.04')
  })

  it('must have the form of a code', () => {
    expect(messages(AreaCode.safeParse('Lakan Mau'))).toContain('53.71.04.1009')
    expect(messages(AreaCode.safeParse('Lakan Mau'))).not.toContain('Lakan')
    expect(messages(AreaCode.safeParse(5371))).toContain('Kode wilayah')
  })

  it('is refused at the wrong level with both levels named', () => {
    expect(RegencyCode.parse('53.71')).toBe('53.71')
    expect(messages(RegencyCode.safeParse('53.71.04.1009'))).toContain('kode kabupaten/kota, bukan kode desa/kelurahan')
    expect(VillageCode.safeParse('53.71').success).toBe(false)
  })

  it('has no problem if it exists', () => expect(areaCodeProblem('53.71', 'regency')).toBeUndefined())
})
