import { readSeedOptions } from './options.ts'

describe('what npm run seed is asked', () => {
  it('is a number of cases, and a seed', () => {
    expect(readSeedOptions(['--cases', '20'], 'id')).toEqual({ cases: 20, seed: 1 })
    expect(readSeedOptions(['--cases', '60000', '--seed', '0', '--en'], 'en')).toEqual({ cases: 60_000, seed: 0 })
    expect(readSeedOptions(['--help', '--cases', 'x'], 'id')).toBe('help')
  })

  it.each([
    [[], 'Say how many cases'],
    [['--cases', '0'], '--cases must be a whole number from 1'],
    [['--cases', '1e3'], 'not "1e3"'],
    [['--cases', '3', '--seed', '1.5'], '--seed must be a whole number from 0'],
    [['--cases'], 'There is no such option'],
    [['--case', '3'], 'There is no such option'],
    [['3'], 'There is no such option'],
  ])('is refused in a sentence: %p', (args, sentence) => expect(() => readSeedOptions(args, 'en')).toThrow(sentence))

  it('is refused in Indonesian unless asked otherwise', () => expect(() => readSeedOptions([], 'id')).toThrow('Sebutkan banyaknya kasus'))
})
