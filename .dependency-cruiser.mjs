/** The direction of dependencies: services → packages; everything → core; adapters only from where things are put together. */

const specs = '\\.spec\\.ts$'
const forTests = [specs, '/contract/', '\\.contract\\.ts$', 'fixtures?(/|\\.ts$)', '/open-test-[^/]*\\.ts$']
const compositionRoots = ['^services/[^/]+/src/main\\.ts$', '^tools/', '^test/', '^packages/service-kit/src/run/', ...forTests]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no beginning to read from; types count as well.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'packages-know-no-service',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^services/' },
    },
    {
      name: 'services-know-no-other-service',
      comment: 'They meet in integration events and in the contracts that the gateway calls.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'core-imports-no-package',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^packages/', pathNot: '^packages/core/' },
    },
    {
      name: 'adapters-only-from-composition-roots',
      comment: 'Other code takes the port; main.ts, the all-in-one start and tests choose the adapter.',
      severity: 'error',
      from: { path: '^(packages|services)/', pathNot: [...compositionRoots, '^packages/(event-store|messaging|privacy)/'] },
      to: { path: '^packages/(event-store|messaging|privacy)/src/(postgres|memory|kafka|kurrentdb)/' },
    },
    {
      name: 'adapters-only-within-their-package',
      comment: "One package's adapter is not another package's business either.",
      severity: 'error',
      from: { path: '^packages/(event-store|messaging|privacy)/', pathNot: forTests },
      to: { path: '^packages/(event-store|messaging|privacy)/src/(postgres|memory|kafka|kurrentdb)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { path: '^(packages|services)/', pathNot: ['^packages/(testing|local-postgres)/', ...forTests] },
      to: { path: '^packages/(testing|local-postgres)/' },
    },
    {
      name: 'without-leave-only-to-make-cases',
      comment: 'What gives commands without asking leave, and what loads records past the append, makes invented data and nothing else.',
      severity: 'error',
      from: {
        pathNot: ['^tools/seed/', '^packages/service-kit/src/offline\\.ts$', '^packages/event-store/src/postgres/load-recorded\\.int\\.spec\\.ts$'],
      },
      to: {
        path: [
          '^packages/service-kit/src/offline\\.ts$',
          '^packages/service-kit/src/commands/recorder\\.ts$',
          '^packages/event-store/src/postgres/load-recorded\\.ts$',
        ],
      },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: { path: '^(packages|services|tools|test|examples)/' },
    exclude: { path: '(^|/)(generated|coverage|\\.titian|\\.turbo)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
}
