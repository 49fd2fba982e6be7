import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { domainRules } from './support/lint-rules.cjs';

/** Runs one domain rule on a text as the linter does. */
function complaints(rule: string, code: string): number {
  const linter = new Linter();
  const messages = linter.verify(
    code,
    [
      {
        files: ['**/*.tsx'],
        languageOptions: { parser: parser as Linter.Parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        plugins: { domain: domainRules },
        rules: { [`domain/${rule}`]: 'error' },
      },
    ],
    'probe.tsx',
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return messages.length;
}

describe('money is integer fen', () => {
  test.each([
    'const half = totalFen / 2;',
    'const more = project.declaredFen + 1;',
    'sumFen += row.amount;',
    'const left = 1 - (capFen as number);',
    'const yuan = parseFloat(text);',
    'const yuan = Number.parseFloat(text);',
    'const text = amount.toFixed(2);',
  ])('refused: %s', (code) => expect(complaints('no-float-on-money', code)).toBe(1));

  test.each(['const sum = sumFen([a, b]);', 'const isOver = totalFen > capFen;', 'const width = columns * 2;'])(
    'fine: %s',
    (code) => expect(complaints('no-float-on-money', code)).toBe(0),
  );
});

describe('code names no city', () => {
  test.each([
    "const a = '达州市';",
    'const dazhouRules = 1;',
    'const a = `regimes/changsha`;',
    'const a = <p>南阳</p>;',
  ])('refused: %s', (code) => expect(complaints('no-city-name', code)).toBe(1));

  test.each(["const a = '市人民政府'; // 达州市 is where it came from"])('fine: %s', (code) =>
    expect(complaints('no-city-name', code)).toBe(0),
  );
});

describe('one file reads the environment', () => {
  test('refused: process.env', () => expect(complaints('no-process-env', 'const port = process.env.PORT;')).toBe(1));
  test('fine: other members of process', () => expect(complaints('no-process-env', 'const id = process.pid;')).toBe(0));
});

describe('the engine is pure', () => {
  test.each(['Date.now();', 'new Date();', 'Math.random();', 'process.cwd();', 'setTimeout(run, 1);'])(
    'refused: %s',
    (code) => expect(complaints('pure-engine', code)).toBe(1),
  );

  test.each(["new Date('2026-11-20');", 'Math.max(1, 2);', 'const day = value.Date;'])('fine: %s', (code) =>
    expect(complaints('pure-engine', code)).toBe(0),
  );
});
