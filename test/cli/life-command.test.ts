import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCompiled } from '../../form-schemas/cli/load-regime';
import { main } from '../../form-schemas/cli/main';
import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Day } from '../../form-schemas/engine/day';
import { dueDays } from '../../form-schemas/engine/deadline/due-days';
import type { Regime } from '../../form-schemas/engine/model/regime';
import { writeRegimeFolder } from '../../form-schemas/files/regime-folder';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { writeRegime } from '../../form-schemas/formats/write-regime';
import { bridgeRegime, brokenBridge } from '../engine/fixtures/bridge-regime';
import { brokenRegime, inventedRegime } from '../engine/fixtures/invented-regime';

const scratch = mkdtempSync(join(tmpdir(), 'life-command-'));
const folderOf = (name: string, regime: Regime): string => {
  const folder = join(scratch, name);
  writeRegimeFolder(folder, writeRegime(regime));
  return folder;
};
const bridge = folderOf('bridge', bridgeRegime());
const loan = folderOf('loan', inventedRegime());
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Every limit of a regime that `due` can be asked for. */
function limitsOf({ regime }: CompiledRegime): readonly Parameters<typeof dueDays>[1][] {
  return [
    ...regime.deadlines.map(({ code }) => ({ clock: code })),
    ...regime.procedures.flatMap(({ code: procedure, stages }) =>
      stages.flatMap((stage) => {
        const lanes = stage.kind === 'parallel' ? stage.lanes : [];
        return [
          { procedure, stage: stage.code },
          ...lanes.map(({ code: lane }) => ({ procedure, stage: stage.code, lane })),
        ];
      }),
    ),
  ];
}

type Json = Record<string, unknown>;
const ask = (...args: readonly string[]): { readonly exit: number; readonly json: Json } => {
  const { exit, stdout } = main([...args, '--json']);
  return { exit, json: JSON.parse(stdout) as Json };
};
let files = 0;
const input = (value: unknown): string => {
  const path = join(scratch, `.input-${(files += 1)}`);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
const codes = (json: Json): readonly string[] => (json['findings'] as { code: string }[]).map(({ code }) => code);

describe('a story out of a file of worked cases', () => {
  const cases = (...stories: readonly string[]): string =>
    input({
      title: '案例',
      cases: [
        { kind: 'matrix', code: 'no-story' },
        ...stories.map((code) => ({ kind: 'story', code, procedure: 'no-such', events: [] })),
      ],
    });
  const said = (...args: readonly string[]): string => JSON.stringify(ask('play', bridge, ...args).json);

  it('is named by its code, or is the only one', () => {
    // That the procedure is unknown says that the story was found and read.
    for (const args of [[cases('one')], [cases('one', 'two'), '--case', 'two']])
      expect(said('--story', ...args)).toMatch(/没有编码为“no-such”的流程|story-empty/);
  });

  it('has to be named where there are several, and is told what there is', () => {
    expect(said('--story', cases('one', 'two'))).toMatch(/有 2 则故事.*现有：one、two/);
    expect(said('--story', cases('one', 'two'), '--case', 'twoo')).toMatch(/没有编码为“twoo”的故事.*two/);
    expect(said('--story', cases())).toMatch(/有 0 则故事/);
  });
});

describe('regime due', () => {
  // 2026-02-15 to 23 are off for the spring festival; 14 and 28 February are worked.
  test.each<[string, string, Json]>([
    [
      'build/joint/safety',
      '2026-02-10',
      { due: '2026-02-24', escalation: '2026-02-26', provisional: false, opens: null },
    ],
    // A wait without a limit of its own is over on the day from which it may be ended.
    ['build/trial', '2026-01-31', { due: '2026-04-30', opens: '2026-04-30', provisional: false, words: '至少3个月' }],
    ['build/trial', '2024-11-30', { due: '2025-02-28', opens: '2025-02-28' }],
    ['evaluation', '2024-08-31', { opens: '2025-02-28', due: '2025-09-01', provisional: false, article: '第9条' }],
    ['report', '2026-03-01', { due: '2026-12-31', opens: null }],
    ['report', '2026-12-31', { due: '2026-12-31' }],
  ])('%s from %s', (deadline, from, expected) => {
    const { exit, json } = ask('due', bridge, deadline, '--from', from);
    expect([exit, json]).toMatchObject([0, { regime: 'bridge', deadline, from, findings: [], ...expected }]);
  });

  test('through a year that is not announced yet: the day, and that it is provisional', () => {
    const { exit, json } = ask('due', bridge, 'build/joint/safety', '--from', '2031-02-12');
    // Five weekdays after Wednesday, 12 February 2031.
    expect([exit, json]).toMatchObject([
      0,
      { due: '2031-02-19', provisional: true, findings: [{ code: 'deadline-provisional', severity: 'warning' }] },
    ]);
    expect(main(['due', bridge, 'build/joint/safety', '--from', '2031-02-12']).stdout).toContain('2031-02-19（暂定）');
  });

  test.each([
    ['bridge', bridge, null],
    ['dazhou', 'dazhou', 'project/trial-run'],
  ])('says the same as a worked case counts: %s', (_, folder, only) => {
    const from = '2026-01-31' as Day;
    const { compiled } = loadCompiled(folder);
    const asked = limitsOf(compiled!).map((one) => [Object.values(one).join('/'), one] as const);
    for (const [path, limit] of asked.filter(([path]) => only === null || path === only)) {
      const { value, findings } = dueDays(compiled!, limit, knownCalendar(), from);
      const said = ask('due', folder, path, '--from', from).json;
      const { title = null, words = null, opens = null, due = null, escalation = null } = value ?? {};
      expect([path, said]).toMatchObject([path, { title, words, opens, due, escalation }]);
      if (value === null) expect(codes(said)).toEqual(findings.map((one) => one.code));
    }
  });

  test('a year is named that may still name days of the December before', () => {
    const { json } = ask('due', bridge, 'build/joint/safety', '--from', '2026-12-24');
    expect(json).toMatchObject({
      due: '2026-12-31',
      provisional: true,
      findings: [{ code: 'deadline-provisional', message: expect.stringContaining('2027 年') as string }],
    });
  });

  test('the steps of a matrix have limits of their own', () => {
    const stepped = folderOf(
      'stepped',
      brokenRegime((r) => {
        const row = r.matrices.find(({ code }) => code === 'decision')!.rows[0]!;
        row.chain[0]!.deadline = { within: 5, unit: 'day', strength: 'must', clause: ['QX-4'] };
      }),
    );
    // Five days after Tuesday, 1 January 2030: Sunday the 6th, so the Monday after it.
    expect(ask('due', stepped, 'loan/single/small/1', '--from', '2030-01-01')).toMatchObject({
      exit: 0,
      json: { due: '2030-01-07', words: '5日内', article: '第四条' },
    });
    expect(ask('due', stepped, 'loan/single', '--from', '2030-01-01')).toMatchObject({
      exit: 1,
      json: {
        findings: [{ code: 'deadline-none', message: expect.stringContaining('small/1') as string }],
      },
    });
    expect(ask('due', stepped, 'loan/single/small/2', '--from', '2030-01-01')).toMatchObject({
      exit: 2,
      json: { error: { code: 'code-unknown' } },
    });
  });

  test('a parameter that is not set is named', () => {
    const open = folderOf(
      'open',
      brokenBridge((r) => (r.parameters[0]!.value = null)),
    );
    expect(ask('due', open, 'build/trial', '--from', '2026-01-31')).toMatchObject({
      exit: 1,
      json: {
        opens: null,
        findings: [{ code: 'deadline-open', message: expect.stringContaining('试行月数') as string }],
      },
    });
  });

  test('a stage without any says so, and names its lanes', () => {
    expect(ask('due', bridge, 'build/joint', '--from', '2026-01-31')).toMatchObject({
      exit: 1,
      json: {
        due: null,
        findings: [{ code: 'deadline-none', message: expect.stringContaining('money、safety') as string }],
      },
    });
  });

  test.each([
    ['2027-02-30', 'evaluation', 'input-day'],
    ['tomorrow', 'evaluation', 'input-day'],
    ['2027-02-01', 'evalution', 'code-unknown'],
    ['2027-02-01', 'build/heaven', 'code-unknown'],
    ['2027-02-01', 'build/joint/hope', 'code-unknown'],
  ])('from %s of %s cannot be answered', (from, deadline, code) => {
    expect(ask('due', bridge, deadline, '--from', from)).toMatchObject({ exit: 2, json: { error: { code } } });
  });
});

describe('regime play', () => {
  const filed = {
    on: '2030-06-01',
    by: 'applicant',
    do: 'file',
    scope: { secret: false, inCounty: true },
    answers: { name: '水泵', amount: '30000.00', luxury: false },
  };
  const story = (...events: readonly object[]) => ({ procedure: 'loan', given: { recentSum: '0.00' }, events });

  test('says after each event where the case stands and who is to act, without code, title or expectations', () => {
    const { exit, json } = ask(
      'play',
      loan,
      '--story',
      input(story(filed, { on: '2030-06-02', by: 'treasury', do: 'approve' })),
    );
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      regime: 'qingxi',
      procedure: 'loan',
      events: [
        {
          on: '2030-06-01',
          do: 'file',
          stage: { code: 'appraisal', title: '核定' },
          waitingFor: [{ code: 'secretariat' }, { code: 'treasury' }],
          ended: null,
        },
        { on: '2030-06-02', waitingFor: [{ code: 'secretariat', title: '秘书处' }] },
      ],
      findings: [],
    });
    expect(main(['play', loan, '--story', input(story(filed))]).stdout).toMatch(
      /1\. 2030-06-01 借用单位 申报\n环节 +核定（appraisal）\n等待 +秘书处、司库/,
    );
  });

  test('tells due days, and that they are provisional', () => {
    const limited = folderOf(
      'limited',
      brokenRegime((r) => {
        const stage = r.procedures[0]!.stages[1]!;
        if (stage.kind === 'review')
          stage.deadline = { within: 5, unit: 'workday', strength: 'must', clause: ['QX-4'] };
      }),
    );
    const { json } = ask('play', limited, '--story', input(story(filed)));
    // 1 June 2030 is a Saturday; the fifth weekday after it is Friday the 7th.
    expect((json['events'] as Json[])[0]).toMatchObject({
      due: [
        {
          body: 'secretariat',
          opened: '2030-06-01',
          on: '2030-06-07',
          provisional: true,
          words: '5个工作日内',
          article: '第四条',
        },
        { body: 'treasury', on: '2030-06-07' },
      ],
    });
  });

  test('of a whole life: lanes, the first day on which a wait may be over, a side case that stops the main one, clocks', () => {
    const life = [
      { on: '2025-01-06', by: 'village', do: 'file', answers: { total: '100.00', secretive: true } },
      { on: '2025-01-07', by: 'treasury', do: 'approve' },
      { on: '2025-01-08', by: 'watch', do: 'approve' },
      { on: '2025-01-10', by: 'village', do: 'file', answers: { amount: '90.00', on: '2025-01-09' } },
      { on: '2025-01-20', by: 'elder', do: 'open', case: 'storm', procedure: 'stop' },
      { on: '2025-01-20', by: 'elder', do: 'file', case: 'storm', answers: { why: '台风' } },
      { on: '2025-01-25', by: 'village', do: 'open', case: 'after', procedure: 'go-on' },
      { on: '2025-01-25', by: 'village', do: 'file', case: 'after', answers: { plea: '台风已过' } },
      { on: '2025-01-25', by: 'elder', do: 'approve', case: 'after' },
      { on: '2025-04-09', by: 'village', do: 'file' },
    ];
    const { exit, json } = ask('play', bridge, '--story', input({ procedure: 'build', events: life }));
    // From 20 to 25 January 2025: five days, of which Tuesday to Friday are workdays.
    expect([exit, json['findings']]).toEqual([
      0,
      [
        expect.objectContaining({
          code: 'suspension-over',
          severity: 'info',
          message: expect.stringMatching(/5日（4个工作日）/),
        }),
      ],
    ]);
    const events = json['events'] as Json[];
    // Five workdays after Monday, 6 January 2025.
    expect(events[0]).toMatchObject({
      waitingFor: [{ code: 'treasury' }, { code: 'watch' }],
      due: [{ body: 'watch', on: '2025-01-13', provisional: false }],
    });
    // Three months after the contract was signed, not after it was put on record.
    expect(events[3]).toMatchObject({ stage: { code: 'trial' }, earliest: { on: '2025-04-09', provisional: false } });
    expect(events[5]).toMatchObject({ case: 'storm', ended: 'stopped', main: { stage: 'trial', suspended: true } });
    expect(events[8]).toMatchObject({ case: 'after', ended: 'resumed', main: { stage: 'trial', suspended: false } });
    expect(events[9]).toMatchObject({
      ended: 'accepted',
      clocks: expect.arrayContaining([
        expect.objectContaining({ code: 'evaluation', status: 'not-open', opens: '2025-10-09', due: '2026-04-09' }),
      ]) as Json[],
    });
  });

  test('an event that is refused halts it: why, and how much was not played', () => {
    const { exit, json } = ask(
      'play',
      loan,
      '--story',
      input(
        story(
          filed,
          { on: '2030-06-02', by: 'chair', do: 'approve' },
          { on: '2030-06-03', by: 'treasury', do: 'approve' },
        ),
      ),
    );
    expect(exit).toBe(1);
    expect(codes(json)).toEqual(['slot-unknown', 'story-halted']);
    expect((json['events'] as Json[])[1]).toMatchObject({ stage: { code: 'appraisal' } });
  });

  test('one that is foretold does not, and what is foretold wrongly is an error', () => {
    const told = { on: '2030-06-02', by: 'chair', do: 'approve', expect: { refused: ['slot-unknown'] } };
    expect(ask('play', loan, '--story', input(story(filed, told)))).toMatchObject({
      exit: 0,
      json: { findings: [{ code: 'slot-unknown', severity: 'info' }] },
    });
    const { exit, json } = ask('play', loan, '--story', input(story({ ...filed, expect: { stage: 'waiting' } })));
    expect([exit, codes(json)]).toEqual([1, ['story-differs']]);
  });

  test('a worked case of the regime is a story as it stands', () => {
    const worked = inventedRegime().cases[0]!.cases.find(({ kind }) => kind === 'story');
    expect(ask('play', loan, '--story', input(worked))).toMatchObject({ exit: 0 });
  });

  test.each<[string, unknown, string, string]>([
    ['a day that does not exist', story({ ...filed, on: '2030-02-30' }), 'day-invalid', 'story#/events/0/on'],
    ['a day that is none', story({ ...filed, on: '1 June' }), 'shape-text', 'story#/events/0/on'],
    ['an act that is none', story({ ...filed, do: 'pray' }), 'shape-option', 'story#/events/0/do'],
    ['a key that is none', story({ ...filed, answer: {} }), 'shape-unknown-key', 'story#/events/0/answer'],
    ['no events', { procedure: 'loan' }, 'shape-type', 'story#/events'],
    ['an empty list of events', story(), 'story-empty', 'story#/events'],
    ['a body that is none', story({ ...filed, by: 'aplicant' }), 'code-unknown', 'story#/events/0/by'],
    [
      'a side procedure that is none',
      story(filed, { on: '2030-06-02', by: 'applicant', do: 'open', case: 'x', procedure: 'storm' }),
      'code-unknown',
      'story#/events/1/procedure',
    ],
    [
      'a record that is none',
      { ...story(filed), rows: [{ record: 'debt', on: '2030-01-01', fields: {} }] },
      'code-unknown',
      'story#/rows/0/record',
    ],
    [
      'an event before the last one',
      story(filed, { on: '2030-05-31', by: 'treasury', do: 'approve' }),
      'event-out-of-order',
      'story#/events/1/on',
    ],
    ['an act of somebody who is not asked', story({ ...filed, by: 'treasury' }), 'not-your-body', 'story#/events/0'],
    ['another kind of case', { kind: 'scope', facts: {}, expect: { inScope: true } }, '', 'story#'],
  ])('%s is refused at its place', (_, given, code, path) => {
    const { exit, json } = ask('play', loan, '--story', input(given));
    expect(exit).toBe(1);
    expect(json['findings']).toContainEqual(
      expect.objectContaining({
        code: code === '' ? (expect.any(String) as string) : code,
        path: expect.stringContaining(path) as string,
      }),
    );
  });

  test('a procedure that does not exist, or no JSON at all, cannot be answered', () => {
    expect(ask('play', loan, '--story', input({ ...story(filed), procedure: 'lone' }))).toMatchObject({
      exit: 2,
      json: { error: { code: 'code-unknown' } },
    });
    expect(ask('play', loan, '--story', input('{'))).toMatchObject({
      exit: 2,
      json: { error: { code: 'input-json' } },
    });
    expect(ask('play', loan, '--story', input('[]'))).toMatchObject({
      exit: 2,
      json: { error: { code: 'input-not-object', message: expect.stringContaining('所给为列表') as string } },
    });
    expect(ask('play', loan, '--story', scratch)).toMatchObject({
      exit: 2,
      json: { error: { code: 'input-unreadable', message: expect.stringContaining('须为文件') as string } },
    });
  });
});
