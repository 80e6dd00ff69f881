let hook: ((name: string) => void) | undefined

/**
 * A named place where a process may die. Does nothing unless a test has armed it: tests kill the process here and ask that nothing is lost
 * or doubled after the next start.
 */
export function failpoint(name: string): void {
  hook?.(name)
}

/** Sets the one hook of this process; `undefined` disarms. What the hook throws comes out of `failpoint`. */
export function armFailpoints(onFailpoint: ((name: string) => void) | undefined): void {
  hook = onFailpoint
}
