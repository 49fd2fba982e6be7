import tseslint from 'typescript-eslint';
import lintRules from './test/support/lint-rules.cjs';

const tests = ['test/**'];
const launchers = ['**/*.mjs', '**/*.cjs'];
const configs = ['eslint.config.mjs', 'jest.config.cjs', 'ormconfig.ts', '**/vite.config.mts'];

/** node:fs is a wall: regimes are read through form-schemas/files, uploads through the attachment's store. */
const mayUseFiles = [
  'form-schemas/files/**',
  'api/main.ts',
  'api/platform/**',
  'api/attachment/**',
  ...tests,
  ...configs,
];

export default tseslint.config(
  { ignores: ['**/dist/', '**/node_modules/', '.data/', 'coverage/', '**/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    plugins: { domain: lintRules.domainRules },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-proto': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'domain/no-float-on-money': 'error',
      'domain/no-city-name': 'error',
      'domain/no-process-env': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(node:)?fs(/|$)',
              message:
                '只有 form-schemas/files 等少数位置可以读写文件 / only form-schemas/files and a few others may touch files.',
            },
          ],
        },
      ],
    },
  },
  { files: mayUseFiles, rules: { 'no-restricted-imports': 'off' } },
  { files: ['form-schemas/engine/**/*.ts'], rules: { 'domain/pure-engine': 'error' } },
  { files: ['form-schemas/engine/money.ts'], rules: { 'domain/no-float-on-money': 'off' } },
  { files: ['api/config.ts', 'api/main.ts', ...configs, ...tests], rules: { 'domain/no-process-env': 'off' } },
  // Seeds and tests are about one city on purpose.
  { files: [...tests, 'seeds/**'], rules: { 'domain/no-city-name': 'off' } },
  { files: tests, rules: { 'domain/no-float-on-money': 'off' } },
  { files: configs, rules: { 'no-restricted-exports': 'off' } },
  // One peer of the bench is code generated for one table.
  { files: ['test/bench/**'], rules: { 'no-new-func': 'off' } },
  {
    // Decorators read their classes when the program runs: a type-only import would erase them.
    files: ['api/**/*.ts', 'seeds/**/*.ts', 'test/api/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // A forgotten await is the costliest slip where transactions are; only there do the rules pay for reading types.
    files: ['api/**/*.ts', 'seeds/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    files: launchers,
    extends: [tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
