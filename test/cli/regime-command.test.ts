import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { main } from '../../form-schemas/cli/main';
import { writeRegimeFolder } from '../../form-schemas/files/regime-folder';
import { contentHash } from '../../form-schemas/formats/content-hash';
import { writeRegime } from '../../form-schemas/formats/write-regime';
import { brokenRegime, inventedRegime } from '../engine/fixtures/invented-regime';

const LAUNCHER = resolve(__dirname, '../../form-schemas/cli/run.mjs');

interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The real command in its own process, as a user runs it. */
function run(args: readonly string[], input: string | object = ''): Ran {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    input: text,
    encoding: 'utf8',
  });
  return { exit: status, stdout, stderr };
}

/** With --json: exactly one JSON document on standard output. */
function ask(
  args: readonly string[],
  input: string | object = '',
): { readonly exit: number | null; readonly json: Record<string, unknown> } {
  const { exit, stdout } = run([...args, '--json'], input);
  return { exit, json: JSON.parse(stdout) as Record<string, unknown> };
}

const scratch = mkdtempSync(join(tmpdir(), 'regime-command-'));
const sound = join(scratch, 'sound');
const unsound = join(scratch, 'unsound');
const files = writeRegime(inventedRegime());

// The first call compiles what is out of date.
jest.setTimeout(180_000);

beforeAll(() => {
  writeRegimeFolder(sound, files);
  writeRegimeFolder(
    unsound,
    writeRegime(
      brokenRegime((regime) => {
        const row = regime.matrices[0]?.rows[1];
        if (row) row.when['amount'] = '[60000..200000)';
        const fact = regime.facts.find((one) => one.name === 'declaredAmount');
        if (fact) fact.title = '申报金额';
      }),
    ),
  );
  run(['hash', sound]);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('regime check', () => {
  it('finds nothing wrong with a sound regime, worked cases included', () => {
    expect(ask(['check', sound])).toEqual({ exit: 0, json: { regime: 'qingxi', findings: [] } });
    expect(run(['check', sound])).toMatchObject({
      exit: 0,
      stderr: '',
      stdout: expect.stringContaining('检查通过') as string,
    });
  });

  it('exits 1 for a hole in a matrix and gives six keys to each finding', () => {
    const { exit, json } = ask(['check', unsound]);
    expect(exit).toBe(1);
    const findings = json['findings'] as Record<string, unknown>[];
    for (const finding of findings)
      expect(Object.keys(finding)).toEqual(['code', 'severity', 'path', 'clause', 'article', 'message']);
    expect(
      findings.some(
        (finding) => finding['severity'] === 'error' && String(finding['path']).startsWith('matrices/decision.json'),
      ),
    ).toBe(true);
    expect(run(['check', unsound])).toMatchObject({ exit: 1, stdout: expect.stringContaining('检查未通过') as string });
  });

  it('exits 1 for a file that is not JSON and names line and column', () => {
    const folder = join(scratch, 'no-json');
    writeRegimeFolder(folder, new Map([...files, ['bodies.json', '{\n  "bodies": [,]\n}']]));
    expect(ask(['check', folder])).toMatchObject({
      exit: 1,
      json: {
        findings: [
          { code: 'json-syntax', path: 'bodies.json', message: expect.stringContaining('第 2 行第 14 列') as string },
        ],
      },
    });
  });

  it('exits 1 for an unknown file and 2 for a regime that does not exist', () => {
    const folder = join(scratch, 'strange-file');
    writeRegimeFolder(folder, files);
    writeFileSync(join(folder, 'matrix.json'), '{}');
    expect(ask(['check', folder])).toMatchObject({
      exit: 1,
      json: { findings: [{ code: 'file-unknown', path: 'matrix.json' }] },
    });
    expect(ask(['check', join(scratch, 'nowhere')])).toMatchObject({
      exit: 2,
      json: { error: { code: 'regime-unknown' } },
    });
  });
});

describe('regime decide', () => {
  it.each([
    ['1000.00', 'small', '第六条', ['deputy', 'treasury']],
    ['49999.99', 'small', '第六条', ['deputy', 'treasury']],
    ['50000.00', 'middle', '第七条', ['deputy']],
    ['199999.99', 'middle', '第七条', ['deputy']],
    ['200000.00', 'exactly-upper', '第八条', ['council']],
    ['200000.01', 'large', '第八条', ['council']],
  ])('%s yuan: row %s, %s', (appraisedAmount, id, article, bodies) => {
    const { exit, json } = ask(['decide', sound, 'decision', '--facts', '-'], { appraisedAmount });
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      regime: 'qingxi',
      edition: contentHash(files),
      matrix: 'decision',
      rows: [{ id, article }],
      findings: [],
    });
    const [first] = json['chain'] as { bodies: { code: string; title: string }[] }[];
    expect(first?.bodies.map((body) => body.code)).toEqual(bodies);
    expect(first?.bodies.every((body) => body.title !== body.code)).toBe(true);
  });

  it('reads facts from a file, and words the answer for people', () => {
    const path = join(scratch, 'facts.json');
    writeFileSync(path, '\uFEFF{"appraisedAmount": "60000"}');
    const { exit, stdout, stderr } = run(['decide', sound, 'decision', `--facts=${path}`]);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toContain('第七条');
    expect(stdout).toMatch(/1\. +审签 +分管副县长\n2\. +审定 +县长\n/);
  });

  it.each([
    ['one fen under the domain', { appraisedAmount: '999.99' }, 'matrix-input-out-of-domain'],
    ['no amount', {}, 'matrix-input-missing'],
    ['a third decimal', { appraisedAmount: '1000.001' }, 'money-third-decimal'],
    ['a number instead of text', { appraisedAmount: 1000 }, 'money-not-text'],
    ['a fact that does not exist', { appraisedAmout: '1000.00' }, 'fact-unknown'],
  ])('exits 1 for %s, with an empty chain', (_, facts, code) => {
    const { exit, json } = ask(['decide', sound, 'decision', '--facts', '-'], facts);
    expect(exit).toBe(1);
    expect(json).toMatchObject({ rows: [], chain: [] });
    expect((json['findings'] as { code: string }[]).map((finding) => finding.code)).toContain(code);
  });

  it.each([
    ['{', 'input-json'],
    ['', 'input-json'],
    ['{"a": 1, "a": 2}', 'input-json'],
    ['{"__proto__": 1}', 'input-json'],
    ['[]', 'input-not-object'],
    ['null', 'input-not-object'],
  ])('exits 2 for facts %j', (input, code) => {
    expect(ask(['decide', sound, 'decision', '--facts', '-'], input)).toMatchObject({
      exit: 2,
      json: { error: { code } },
    });
  });

  it('exits 2 for an unknown matrix and lists those that exist', () => {
    const { exit, json } = ask(['decide', sound, 'decison', '--facts', '-'], {});
    expect(exit).toBe(2);
    expect(json).toMatchObject({
      error: {
        code: 'code-unknown',
        message: expect.stringMatching(/decison.*是否指“decision”.*现有：decision/) as string,
      },
    });
  });
});

describe('regime explain', () => {
  it('gives the stages of a project on its way alone, who acts and why', () => {
    const facts = { secret: false, inCounty: true, joint: false, appraisedAmount: '60000.00' };
    const { exit, json } = ask(['explain', sound, '--facts', '-'], facts);
    expect(exit).toBe(0);
    expect(json).toMatchObject({ regime: 'qingxi', procedure: 'loan' });
    const stages = json['stages'] as {
      code: string;
      action: string | null;
      article: string;
      bodies: { code: string }[];
    }[];
    expect(stages.map((stage) => [stage.code, stage.action, stage.bodies.map((body) => body.code)])).toEqual([
      ['proposal', 'file', ['applicant']],
      ['appraisal', 'check', ['secretariat', 'treasury']],
      ['way', null, []],
      ['single', 'decide', ['deputy', 'chair']],
      ['issue', 'issue', ['secretariat']],
      ['granted', null, []],
    ]);
    expect(stages[3]?.article).toBe('第七条');
  });

  it('shows the list that decides on a project which waits in a pool', () => {
    const { json } = ask(['explain', sound, '--facts', '-'], { secret: false, inCounty: true, joint: true });
    const pool = (json['stages'] as { code: string; list: { code: string }[] }[]).find(
      (stage) => stage.code === 'waiting',
    );
    expect(pool?.list.map((stage) => stage.code)).toEqual(['compile', 'deliberation', 'final', 'endorsed']);
  });

  it('exits 1 where the regulation does not apply', () => {
    expect(ask(['explain', sound, '--facts', '-'], { secret: true })).toMatchObject({
      exit: 1,
      json: { stages: [], findings: [{ code: 'out-of-scope', article: '第二条' }] },
    });
  });

  it('leaves open who decides while the amount is still to be written on a form along the way, and says so', () => {
    const { exit, json } = ask(['explain', sound, '--facts', '-'], { secret: false, inCounty: true, joint: false });
    expect(exit).toBe(0);
    const stages = json['stages'] as { code: string; bodies: unknown[] }[];
    expect(stages.map((stage) => stage.code)).toEqual(['proposal', 'appraisal', 'way', 'single', 'issue', 'granted']);
    expect(stages[3]?.bodies).toEqual([]);
    expect(json['findings']).toMatchObject([{ code: 'route-later', severity: 'info' }]);
  });

  it('notes, without refusing, what is not yet known of the scope', () => {
    expect(ask(['explain', sound, '--facts', '-'], { joint: true })).toMatchObject({
      exit: 0,
      json: {
        findings: [
          {
            code: 'scope-undecided',
            severity: 'info',
            article: '第二条',
            message: expect.stringMatching(/涉密、在本县使用$/) as string,
          },
        ],
      },
    });
  });

  it('exits 2 for an unknown procedure', () => {
    expect(ask(['explain', sound, '--facts', '-', '--procedure', 'lone'], {})).toMatchObject({
      exit: 2,
      json: { error: { code: 'code-unknown' } },
    });
  });
});

describe('regime facts', () => {
  it('lists what one may ask with', () => {
    const { exit, json } = ask(['facts', sound]);
    expect(exit).toBe(0);
    expect(Object.keys(json)).toEqual(['regime', 'edition', 'facts', 'parameters', 'matrices', 'forms', 'procedures']);
    expect(json).toMatchObject({
      matrices: [{ code: 'decision', title: '决定权限', inputs: [{ code: 'amount' }, { code: 'twenty' }] }],
      procedures: [
        { code: 'annual', kind: 'list' },
        { code: 'loan', kind: 'main' },
      ],
    });
    expect((json['facts'] as { name: string }[])[0]).toEqual({
      name: 'secret',
      type: 'boolean',
      unit: null,
      title: '涉密',
      owner: { kind: 'scope' },
      provenance: 'given',
      options: [],
      domain: null,
      clause: ['QX-2'],
      article: '第二条',
    });
    expect(run(['facts', sound]).stdout).toContain('declaredAmount');
  });
});

describe('regime validate', () => {
  const proposal = { name: '防汛水泵', amount: '30000.00', luxury: false };

  it('gives the cleaned answers and the facts that they set', () => {
    expect(ask(['validate', sound, 'proposal', '--answers', '-'], proposal)).toEqual({
      exit: 0,
      json: {
        regime: 'qingxi',
        form: 'proposal',
        findings: [],
        answers: proposal,
        facts: { projectName: '防汛水泵', declaredAmount: '30000.00', luxury: false },
      },
    });
  });

  it('exits 1 for answers that are missing or wrong; a draft may have gaps', () => {
    const { exit, json } = ask(['validate', sound, 'proposal', '--answers', '-'], { amount: '30000.001' });
    expect(exit).toBe(1);
    expect((json['findings'] as { path: string }[]).map((finding) => finding.path).sort()).toEqual([
      'amount',
      'luxury',
      'name',
    ]);
    expect(ask(['validate', sound, 'proposal', '--answers', '-', '--partial'], { amount: '1.00' }).exit).toBe(0);
  });

  it('exits 2 for an unknown form', () => {
    expect(ask(['validate', sound, 'other', '--answers', '-'], {})).toMatchObject({
      exit: 2,
      json: { error: { message: expect.stringContaining('appraisal、proposal、sheet') as string } },
    });
  });
});

describe('regime diff, hash and format', () => {
  it('says what changes from one regime to another, by code', () => {
    const { exit, json } = ask(['diff', sound, unsound]);
    expect(exit).toBe(0);
    expect(json).toMatchObject({ a: { regime: 'qingxi', edition: contentHash(files) }, b: { regime: 'qingxi' } });
    expect((json['changes'] as { message: string }[]).map((change) => change.message)).toEqual([
      '事实“申报价值” 名称：申报价值 → 申报金额',
      '审批矩阵“决定权限”“核定价值：5万元以上，20万元以下”一行 核定价值：5万元以上，20万元以下 → 6万元以上，20万元以下',
    ]);
    expect(run(['diff', sound, sound]).stdout).toBe('两部制度内容相同\n');
  });

  it('gives the content hash', () => {
    expect(run(['hash', sound])).toEqual({ exit: 0, stdout: `${contentHash(files)}\n`, stderr: '' });
  });

  it('writes canonical texts and leaves the hash alone', () => {
    const folder = join(scratch, 'to-format');
    const ugly = new Map([...files].map(([path, text]) => [path, JSON.stringify(JSON.parse(text), null, 4)]));
    writeRegimeFolder(folder, ugly);
    expect(ask(['format', folder, '--check'])).toMatchObject({ exit: 1, json: { changed: [...files.keys()].sort() } });
    expect(ask(['format', folder]).exit).toBe(0);
    expect(ask(['format', folder, '--check'])).toMatchObject({ exit: 0, json: { changed: [] } });
    expect(run(['hash', folder]).stdout).toBe(`${contentHash(files)}\n`);
  });
});

describe('a call that cannot be answered', () => {
  it.each<[readonly string[], string]>([
    [[], 'verb-missing'],
    [['chekc', sound], 'verb-unknown'],
    [['check'], 'operands'],
    [['check', sound, sound], 'operands'],
    [['check', sound, '--fast'], 'option-unknown'],
    [['check', sound, '--constructor'], 'option-unknown'],
    [['decide', sound, 'decision'], 'option-missing'],
    [['decide', sound, 'decision', '--facts'], 'option-value'],
    [['decide', sound, 'decision', '--facts', '-', '--facts', '-'], 'option-twice'],
    [['decide', sound, 'decision', '--facts', join(scratch, 'none.json')], 'input-unreadable'],
    [['decide', sound, 'decision', '--facts', scratch], 'input-unreadable'],
    [['validate', sound, 'proposal', '--answers', '-', '--facts', '-'], 'input-twice'],
    [['validate', sound, 'proposal', '--answers', '-', '--partial=yes'], 'option-value'],
  ])('%j exits 2 with one JSON document', (args, code) => {
    const { exit, stdout, stderr } = main([...args, '--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: { code, message: expect.stringMatching(/[\u4e00-\u9fff]/) as string },
    });
    expect(stderr).not.toBe('');
  });

  it('does so in a process of its own', () => {
    expect(ask(['check', sound, '--fast'])).toMatchObject({ exit: 2, json: { error: { code: 'option-unknown' } } });
  });

  it('says it on standard error only, without --json', () => {
    expect(run(['chekc', sound])).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('是否指“check”') as string,
    });
  });

  it('runs where no code may be generated from texts and __proto__ is out of use, as the API does', () => {
    const flags = ['--disallow-code-generation-from-strings', '--disable-proto=throw'];
    const { status, stdout } = spawnSync(process.execPath, [...flags, LAUNCHER, 'check', sound, '--json'], {
      encoding: 'utf8',
    });
    expect([status, JSON.parse(stdout)]).toEqual([0, { regime: 'qingxi', findings: [] }]);
  });

  it('explains itself with --help', () => {
    const { exit, stdout } = run(['--help']);
    expect(exit).toBe(0);
    for (const verb of ['check', 'decide', 'explain', 'facts', 'validate', 'diff', 'format', 'hash'])
      expect(stdout).toContain(verb);
    expect(ask(['--help'])).toEqual({ exit: 0, json: { help: stdout.trimEnd() } });
  });
});
