/** What a person reads, in Indonesian and in English. */
export interface Label {
  readonly id: string
  readonly en: string
}
