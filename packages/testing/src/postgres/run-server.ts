import type { LocalPostgres } from '@titian/local-postgres'

type RunServer = { readonly dataDir: string; readonly server: LocalPostgres }

const key = Symbol.for('titian.testing.run-server')
const shared = globalThis as { [key]?: RunServer }

/** Jest loads setup and teardown apart from each other; the process is what they share. */
export function keepForTeardown(run: RunServer): void {
  shared[key] = run
}

export const takeForTeardown = (): RunServer | undefined => shared[key]
