import { join } from 'node:path';
import { noBarrels } from './architecture/rules/barrels';
import { noCircles } from './architecture/rules/circles';
import { filesAreTouchedInFewPlaces, theEngineHasNoDependencies, theEngineIsPure } from './architecture/rules/purity';
import type { HouseRule } from './architecture/rules/rule';
import { filesAreShort, LONGEST_FILE } from './architecture/rules/size';
import { everyFileHasARoom, nothingImportsDownwards, separatedRoomsStaySeparated } from './architecture/rules/walls';
import { codeNamesNoCity, oneFileReadsTheEnvironment } from './architecture/rules/words';
import { parse, readRepository } from './architecture/source';

/** Each rule of the house with invented files that break it (each must be caught) and files that keep it. */
interface RuleCase {
  readonly rule: HouseRule;
  readonly says: string;
  readonly breaks: readonly Readonly<Record<string, string>>[];
  readonly keeps: Readonly<Record<string, string>>;
}

const ENGINE = 'form-schemas/engine';

const cases: readonly RuleCase[] = [
  {
    rule: everyFileHasARoom,
    says: 'every file stands in a room',
    breaks: [{ 'lib/helper.ts': '' }, { [`${ENGINE}/utils/misc.ts`]: '' }],
    keeps: { [`${ENGINE}/money.ts`]: '', 'api/project/project.entity.ts': '' },
  },
  {
    rule: nothingImportsDownwards,
    says: 'nothing imports downwards',
    breaks: [
      { [`${ENGINE}/money.ts`]: "import { x } from './matrix/decide';", [`${ENGINE}/matrix/decide.ts`]: '' },
      { 'api/platform/a.ts': "import type { P } from '../project/p';", 'api/project/p.ts': '' },
      { 'api/main.ts': "void import('../seeds/load');", 'seeds/load.ts': '' },
      { 'api/main.ts': "const load = require('../seeds/load');", 'seeds/load.ts': '' },
      { 'api/main.ts': "export { load } from '../seeds/load.js';", 'seeds/load.ts': '' },
      { 'api/main.ts': "type Load = import('../seeds/load').Load;", 'seeds/load.ts': '' },
    ],
    keeps: {
      [`${ENGINE}/matrix/decide.ts`]: "import { fen } from '../money'; import { axis } from './axis';",
      [`${ENGINE}/matrix/axis.ts`]: "// import { x } from '../procedure/step';",
      [`${ENGINE}/procedure/step.ts`]: '',
      [`${ENGINE}/money.ts`]: '',
    },
  },
  {
    rule: separatedRoomsStaySeparated,
    says: 'console and API do not know each other',
    breaks: [
      { 'admin/app/a.tsx': "import { x } from '../../api/server';", 'api/server.ts': '' },
      { 'admin/kit/a.ts': "import { x } from '../../form-schemas/files/read';", 'form-schemas/files/read.ts': '' },
      { 'api/regime/a.ts': "import { x } from '../../form-schemas/cli/main';", 'form-schemas/cli/main.ts': '' },
    ],
    keeps: { 'admin/kit/a.ts': `import { x } from '../../${ENGINE}/index';`, [`${ENGINE}/index.ts`]: '' },
  },
  {
    rule: noCircles,
    says: 'no file reaches itself through its imports',
    breaks: [
      {
        'api/platform/a.ts': "import './b';",
        'api/platform/b.ts': "import './c';",
        'api/platform/c.ts': "import './a';",
      },
      { 'api/platform/a.ts': "import type { B } from './b';", 'api/platform/b.ts': "import type { A } from './a';" },
      { 'api/platform/a.ts': "import './a';" },
    ],
    keeps: {
      'api/platform/a.ts': "import './b'; import './c';",
      'api/platform/b.ts': "import './c';",
      'api/platform/c.ts': '',
    },
  },
  {
    rule: noBarrels,
    says: 'no file only passes on what others export',
    breaks: [
      { 'api/project/index.ts': "export { a } from './a'; const own = 1;" },
      { 'api/project/all.ts': "export * from './a'; export const own = 1;" },
      { 'api/project/all.ts': "export { a } from './a'; export { b } from './b';" },
    ],
    keeps: {
      [`${ENGINE}/index.ts`]: "export * from './money';",
      'api/project/a.ts': "export type { B } from './b'; export const a = 1;",
    },
  },
  {
    rule: theEngineIsPure,
    says: 'the engine reads no clock, no randomness, no surroundings',
    breaks: [
      { [`${ENGINE}/day.ts`]: 'export const now = () => Date.now();' },
      { [`${ENGINE}/day.ts`]: 'export const now = () => new Date();' },
      { [`${ENGINE}/day.ts`]: 'export const pick = () => Math.random();' },
      { [`${ENGINE}/day.ts`]: 'export const home = { path: process.cwd() };' },
      { [`${ENGINE}/day.ts`]: 'export const log = (text: string) => console.log(text);' },
      { [`${ENGINE}/day.ts`]: "export const run = new Function('return 1');" },
    ],
    keeps: {
      [`${ENGINE}/day.ts`]:
        "export interface Named { readonly Date: string; process: number } export const name = (n: Named) => n.Date + 'Date' + n.process;",
      [`${ENGINE}/procedure/window.ts`]: 'export const open = (window: { from: string }) => window.from;',
      'api/platform/clock.ts': 'export const now = () => new Date();',
    },
  },
  {
    rule: theEngineHasNoDependencies,
    says: 'the engine depends on nothing but itself',
    breaks: [
      { [`${ENGINE}/money.ts`]: "import big from 'big.js';" },
      { [`${ENGINE}/money.ts`]: "import { createHash } from 'node:crypto';" },
      { [`${ENGINE}/money.ts`]: "import { read } from '../formats/read';", 'form-schemas/formats/read.ts': '' },
    ],
    keeps: { [`${ENGINE}/money.ts`]: "import { found } from './finding';", [`${ENGINE}/finding.ts`]: '' },
  },
  {
    rule: filesAreTouchedInFewPlaces,
    says: 'files are touched in few places',
    breaks: [
      { 'form-schemas/formats/a.ts': "import { readFileSync } from 'node:fs';" },
      { 'api/project/a.ts': "import { readFile } from 'fs/promises';" },
      { 'seeds/a.ts': "const fs = require('fs');" },
    ],
    keeps: {
      'form-schemas/files/a.ts': "import { readFileSync } from 'node:fs';",
      'api/project/a.ts': "import x from 'fs-extra';",
    },
  },
  {
    rule: codeNamesNoCity,
    says: 'code names no city',
    breaks: [
      { 'api/regime/a.ts': "export const title = '达州市管理办法';" },
      { 'api/regime/a.ts': 'export const isDazhou = true;' },
      { 'api/regime/a.ts': 'export const path = `regimes/${1}/changsha`;' },
      { 'admin/app/a.tsx': 'export const A = () => <p>郴州市</p>;' },
      { 'api/regime/nanyang.ts': '' },
    ],
    keeps: {
      'api/regime/a.ts': '/** First met in Dazhou, article 10. */ export const a = 1;',
      'seeds/a.ts': "export const city = '达州市';",
    },
  },
  {
    rule: oneFileReadsTheEnvironment,
    says: 'one file reads the environment',
    breaks: [
      { 'api/server.ts': 'export const port = process.env.PORT;' },
      { 'api/server.ts': "export const port = process['env'].PORT;" },
      { 'api/server.ts': 'const { env } = process; export const port = env.PORT;' },
    ],
    keeps: {
      'api/config.ts': 'export const port = process.env.PORT;',
      'api/server.ts': 'export const id = process.pid;',
    },
  },
  {
    rule: filesAreShort,
    says: `no file is longer than ${LONGEST_FILE} lines`,
    breaks: [{ 'api/project/a.ts': '\n'.repeat(LONGEST_FILE + 1) }],
    keeps: { 'api/project/a.ts': '\n'.repeat(LONGEST_FILE), 'api/migrations/1.ts': '\n'.repeat(LONGEST_FILE + 1) },
  },
];

const repository = readRepository(join(__dirname, '..'));

test('the repository was read', () => {
  expect(repository.size).toBeGreaterThan(50);
  expect([...repository.keys()]).toContain(`${ENGINE}/money.ts`);
});

describe.each(cases)('$says', ({ rule, breaks, keeps }) => {
  test('in this repository', () => {
    expect(rule(repository)).toEqual([]);
  });

  test.each(breaks.map((files) => [Object.values(files).join(' ').trim().slice(0, 80), files] as const))(
    'control: caught in %j',
    (_, files) => {
      expect(rule(parse(files))).toHaveLength(1);
    },
  );

  test('files that keep it pass', () => {
    expect(rule(parse(keeps))).toEqual([]);
  });
});
