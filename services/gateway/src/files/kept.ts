/** What never changes under its path, for its content is in its name. The same for all, and no look at anything. */
export interface KeptFiles {
  /** Path of the form of a command. */
  form(command: string): string | undefined
  readonly words: string
  readonly byPath: ReadonlyMap<string, KeptFile>
}

export interface KeptFile {
  readonly json: Buffer
  readonly gzip: Buffer
}
