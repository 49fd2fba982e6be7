import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { compileFiles } from '../../admin/regime/compile-files';
import type { CompiledRegime, JsonObject } from '../../form-schemas/engine';
import { TestClient } from '../support/client';
import { PASSWORD } from './demonstration';
import { describeInBrowser, GivenConsole } from './given';
import { submissions, type Submission, type Verdict } from './submissions';

/**
 * The browser and the server judge by the same regime: five hundred submissions, both say the same of each. In the
 * page runs what the console is made of, bundled as the console is; the server is asked over HTTP.
 */

const COUNT = 500;
const ROOT = join(__dirname, '../..');
const BUILD = `
  import { build } from 'vite';
  await build({
    configFile: false, root: process.argv[2], logLevel: 'error', publicDir: false,
    build: {
      target: 'es2022', outDir: process.argv[1], reportCompressedSize: false,
      lib: { entry: process.argv[2] + '/test/journeys/engine-in-page.ts', formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
  });`;

const VALIDATE = `query ($input: ValidateAnswersInput!) { validateAnswers(input: $input) {
  answers facts fields { path visible required editable value } findings { code path severity message article } } }`;

interface RegimeText {
  readonly path: string;
  readonly text: string;
}

/** The console's engine as one script. */
function bundle(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-differential-'));
  try {
    const { NODE_OPTIONS: _, ...env } = process.env;
    execFileSync(process.execPath, ['--input-type=module', '-e', BUILD, folder, ROOT], { cwd: ROOT, env });
    return readFileSync(join(folder, 'page.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Filed forms of the regime's own worked cases: valid to begin with. */
function examplesOf(regime: CompiledRegime): ReadonlyMap<string, JsonObject> {
  const examples = new Map<string, JsonObject>();
  for (const worked of regime.regime.cases.flatMap((document) => document.cases)) {
    if (worked.kind !== 'story') continue;
    const procedure = regime.procedures.get(worked.procedure);
    const start = procedure?.stages.get(procedure.document.start);
    const filed = worked.events[0]?.answers;
    if (start?.kind === 'file' && filed && !examples.has(start.form)) examples.set(start.form, filed as JsonObject);
  }
  return examples;
}

describeInBrowser('the engine in the browser and on the server', () => {
  let given: GivenConsole;
  let page: Page;
  let debug: CDPSession;
  let client: TestClient;
  let edition: { readonly id: string; readonly files: readonly RegimeText[] };
  let all: readonly Submission[];

  beforeAll(async () => {
    const script = bundle();
    given = await GivenConsole.start();
    page = await given.open(null);
    await page.goto(`${given.given.server.url}/sign-in`);
    debug = await page.context().newCDPSession(page);
    await debug.send('Runtime.evaluate', { expression: `${script};0` });
    const anybody = new TestClient(given.given.server.url);
    const { login } = await anybody.data<{ login: { token: string } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { token } }',
      { input: { name: 'jiaoyu.filer', password: PASSWORD } },
    );
    client = anybody.as(login.token);
    const { regimeInForce } = await client.data<{ regimeInForce: typeof edition }>(
      '{ regimeInForce(code: "dazhou") { id files { path text } } }',
    );
    edition = regimeInForce;
    const { value: regime } = compileFiles(edition.files);
    if (!regime) throw new Error('the regime does not compile');
    all = submissions(regime, examplesOf(regime), COUNT, 20_261_121);
  });
  afterAll(() => given?.close());

  async function inPage(files: readonly RegimeText[], given: readonly Submission[]): Promise<readonly Verdict[]> {
    const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
      expression: `judgeInPage(${JSON.stringify(files)}, ${JSON.stringify(given)})`,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(String(result.value)) as Verdict[];
  }

  async function onServer({ form, answers, facts }: Submission): Promise<Verdict> {
    const input = { editionId: edition.id, form, answers, facts };
    return (await client.data<{ validateAnswers: Verdict }>(VALIDATE, { input })).validateAnswers;
  }

  const differing = (a: readonly Verdict[], b: readonly Verdict[]): readonly number[] =>
    a.flatMap((verdict, index) =>
      JSON.stringify(sorted(verdict)) === JSON.stringify(sorted(b[index])) ? [] : [index],
    );

  let served: readonly Verdict[] = [];

  it(`say the same of ${COUNT} submissions: findings, cleaned answers, facts, fields`, async () => {
    const verdicts: Verdict[] = [];
    for (const submission of all) verdicts.push(await onServer(submission));
    served = verdicts;
    const shown = await inPage(edition.files, all);
    const [first] = differing(shown, served);
    if (first !== undefined) {
      expect({ submission: all[first], verdict: shown[first] }).toEqual({
        submission: all[first],
        verdict: served[first],
      });
    }
    expect(differing(shown, served)).toEqual([]);
    expect(shown).toHaveLength(COUNT);
  });

  it('have been asked of what is right, wrong, hidden, unknown and at a bound, on every form', () => {
    const said = served.flatMap((verdict) => verdict.findings.map((finding) => finding.code));
    const codes = new Set(said);
    expect([...codes]).toEqual(
      expect.arrayContaining([
        'required-missing',
        'answer-type',
        'answer-unknown',
        'not-an-option',
        'below-minimum',
        'text-unprintable',
      ]),
    );
    expect(codes.size).toBeGreaterThan(12);
    expect(
      served.filter((verdict) => verdict.findings.every((one) => one.severity !== 'ERROR')).length,
    ).toBeGreaterThan(5);
    expect(served.some((verdict) => verdict.fields.some((field) => !field.visible))).toBe(true);
    const forms = edition.files.filter(({ path }) => path.startsWith('forms/'));
    expect(new Set(all.map((submission) => submission.form)).size).toBe(forms.length);
  });

  it('differ as soon as one rule of the browser’s copy is another one (control)', async () => {
    const altered = edition.files.map(({ path, text }) =>
      path === 'forms/application.json'
        ? { path, text: text.replace('"required": true', '"required": false') }
        : { path, text },
    );
    expect(altered.filter(({ text }, index) => text !== edition.files[index]?.text)).toHaveLength(1);
    expect(differing(await inPage(altered, all), served).length).toBeGreaterThan(0);
  });
});

/** Keys in order: whether two objects are equal does not hang on it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
