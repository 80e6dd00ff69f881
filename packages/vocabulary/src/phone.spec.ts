import { normalisePhone } from './phone.ts'

describe('a telephone number', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['62 812 3456 7890', '+6281234567890'],
    ['+62 (380) 123456', '+62380123456'],
    ['0060 12-345 6789', '+60123456789'],
    ['+670 7712 3456', '+67077123456'],
  ])('%p is %p', (text, phone) => expect(normalisePhone(text)).toBe(phone))

  it.each(['', '112', '812', '+0812345678', 'nomor ibu', '08123456789012345'])('%p is none', (text) => expect(normalisePhone(text)).toBeUndefined())
})
