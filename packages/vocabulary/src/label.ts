/** The two languages in which Titian speaks to people. */
export type Lang = 'id' | 'en'

/** One text in both languages. Never built from a single one: a missing translation is a compile error. */
export type Label = { readonly id: string; readonly en: string }

/** The same sentence made in both languages. */
export const inBothLanguages = (say: (lang: Lang) => string): Label => ({ id: say('id'), en: say('en') })
