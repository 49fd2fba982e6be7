/** One configuration: SWC compiles (it emits the decorator metadata that TypeORM and type-graphql read), Node runs. */

const typescript = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** Packages that exist as ES modules only; jest requires, so SWC turns them into CommonJS. */
const esModules = ['feelin', 'lezer-feel', 'min-dash', 'temporal-polyfill', 'temporal-utils', 'saxen'].join('|');

module.exports = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/support/plain-environment.cjs',
  globalSetup: '<rootDir>/test/support/begin-run.cjs',
  globalTeardown: '<rootDir>/test/support/end-run.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // What is told together is told file by file unless test/run.mjs says otherwise.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/test/together/'],
  testSequencer: '<rootDir>/test/support/long-first.cjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/admin/dist/'],
  transform: {
    '\\.ts$': typescript(false),
    '\\.tsx$': typescript(true),
    [`/node_modules/(${esModules})/.+\\.js$`]: [
      '@swc/jest',
      { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
  maxWorkers: 2,
  // Databases are made, browsers started and processes killed in some tests, on machines that may have other work; one that hangs still ends.
  testTimeout: 900_000,
};
