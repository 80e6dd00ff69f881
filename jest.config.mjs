import { existsSync } from 'node:fs'

/** One PostgreSQL a run (globalSetup), native ESM, TypeScript through swc. */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/packages/testing/src/postgres/global-setup.ts',
  globalTeardown: '<rootDir>/packages/testing/src/postgres/global-teardown.ts',
  roots: ['packages', 'services', 'test', 'tools', 'docs', 'examples']
    .filter((folder) => existsSync(new URL(folder, import.meta.url)))
    .map((folder) => `<rootDir>/${folder}`),
  // Chaos is broken loose by `npm run chaos`, which says so by --testMatch.
  testMatch: ['**/!(*.chaos).spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' }],
  },
  transformIgnorePatterns: ['/node_modules/'],
  // The database and the services work beside the tests, so no more than two at once.
  maxWorkers: 2,
  testSequencer: '<rootDir>/tools/jest/longest-first.mjs',
  // A machine of two busy cores is slow, not wrong: tests wait for positions, and this ends the ones that hang.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/tools/jest/summary-reporter.mjs'],
}
