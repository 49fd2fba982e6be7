import { createRequire } from 'node:module';
import { readdirSync, existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { ensureBuilt } from '../../api/bin/build.mjs';
import { ensureInstalled } from '../../api/bin/install.mjs';
import { inRoot } from '../../api/bin/paths.mjs';
import { launch, Refusal, say } from '../../api/bin/say.mjs';

/**
 * `npm run bench [name…]`: runs every exported `…Bench` function of test/bench/*.ts and prints one table. Each
 * answers rows of bench-row.ts. Figures inform, they never fail a build: only a bench that throws does.
 */

const require = createRequire(import.meta.url);

const number = (value) =>
  value === null || value === undefined
    ? '–'
    : new Intl.NumberFormat('en', { maximumSignificantDigits: 4, useGrouping: true }).format(value);

/** Width on a terminal: Chinese characters take two columns. */
const width = (text) => [...text].reduce((sum, character) => sum + (/[⺀-鿿＀-￯]/u.test(character) ? 2 : 1), 0);

function table(rows) {
  const head = ['what', 'unit', 'ours', 'peer', 'ratio', 'aim'];
  const cells = rows.map((row) => [
    row.name,
    row.unit,
    number(row.ours),
    number(row.peer),
    row.ratio === null || row.ratio === undefined ? '–' : `${number(row.ratio)}×`,
    String(row.aim ?? '–'),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => width(line[column]))));
  const line = (texts) =>
    `| ${texts.map((text, column) => text + ' '.repeat(widths[column] - width(text))).join(' | ')} |`;
  return [line(head), line(widths.map((columns) => '-'.repeat(columns))), ...cells.map(line)].join('\n');
}

async function runBench(name) {
  const compiled = inRoot('dist', 'test', 'bench', `${name}.js`);
  if (!existsSync(compiled)) throw new Refusal(`未构建 ${name}`, `${name} was not built`);
  const rows = [];
  for (const [exported, bench] of Object.entries(require(compiled))) {
    if (exported.endsWith('Bench') && typeof bench === 'function') rows.push(...(await bench()));
  }
  return rows;
}

await launch(async () => {
  await ensureInstalled();
  // Type errors elsewhere must not keep a bench from running: the compiler writes its output all the same.
  await ensureBuilt({ admin: true, tests: true }).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    say(error.chinese, error.english);
  });
  const wanted = process.argv.slice(2);
  const names = readdirSync(inRoot('test', 'bench'))
    .filter((file) => file.endsWith('.ts') && file !== 'bench-row.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => wanted.length === 0 || wanted.includes(name))
    .sort();
  const rows = [];
  for (const name of names) {
    say(`基准：${name}`, `bench: ${name}`);
    try {
      rows.push(...(await runBench(name)));
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${name}: ${error?.stack ?? error}\n`);
    }
  }
  process.stdout.write(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}\n\n${table(rows)}\n`,
  );
});
