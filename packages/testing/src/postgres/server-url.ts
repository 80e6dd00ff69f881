import process from 'node:process'

/** How the suites of a run find its one server: set by global-setup.ts, inherited by Jest's workers. */
export const runServerVariable = 'TITIAN_TEST_SERVER_URL'

/** The server to make test databases on. `TEST_DATABASE_URL`, a superuser's address, wins over the one of the run. */
export function serverUrl(env: NodeJS.ProcessEnv = process.env): string {
  const url = env.TEST_DATABASE_URL ?? env[runServerVariable]
  if (url === undefined) throw new Error('No PostgreSQL for tests: run them through Jest with its globalSetup, or set TEST_DATABASE_URL.')
  return url
}
