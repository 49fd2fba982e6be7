import type { StoryCase, WorkedCase } from '../../../form-schemas/engine/model/worked-case';
import { actualOf, withExpectation } from '../../../form-schemas/engine/proof/actual';
import { runCase } from '../../../form-schemas/engine/proof/run-case';
import { playStory, runStory } from '../../../form-schemas/engine/proof/run-story';
import { explainStory } from '../../../form-schemas/engine/proof/story/explain';
import { ACCEPTED, SIGNED, story, type Told } from '../fixtures/bridge-story';
import { bridgeRegime } from '../fixtures/bridge-regime';
import { compiled } from '../fixtures/invented-case';
import { lifeRegime } from '../fixtures/life-regime';

const bridge = compiled(bridgeRegime());
const life = compiled(lifeRegime());
const problems = (events: readonly Told[], more: Partial<StoryCase> = {}) => runStory(bridge, story(events, more));

/** A supplement to the first contract. */
const supplement = (label: string, on: string, amount: string, expect: Told['expect'] = {}): readonly Told[] => [
  { on, by: 'village', do: 'open', case: label, procedure: 'supplement', about: 1 },
  { on, by: 'village', do: 'file', case: label, answers: { amount }, expect },
];

describe('a story with what stands beside the project', () => {
  test('adds up supplements over all cases: ten percent passes, one fen more does not, two only together', () => {
    expect(
      problems([
        ...SIGNED,
        ...supplement('a', '2030-02-01', '10.00', { ended: 'supplemented', records: { supplement: 1 } }),
      ]),
    ).toEqual([]);
    expect(problems([...SIGNED, ...supplement('a', '2030-02-01', '10.01', { refused: ['ten-percent'] })])).toEqual([]);
    const two = [...SIGNED, ...supplement('a', '2030-02-01', '6.00')];
    const stays = { refused: ['ten-percent'], stage: 'request', records: { supplement: 1, contract: 1 } };
    expect(problems([...two, ...supplement('b', '2030-02-02', '4.01', stays)])).toEqual([]);
    expect(problems([...two, ...supplement('b', '2030-02-02', '4.00', { facts: { supplements: '10.00' } })])).toEqual(
      [],
    );
  });

  test('knows the earliest day of a wait, the last day before it, and how clocks stand', () => {
    expect(
      problems([
        ...SIGNED.slice(0, 2),
        { ...SIGNED[2]!, expect: { stage: 'trial', earliest: '2030-04-30', couldOpen: ['go-on', 'supplement'] } },
        { on: '2030-04-29', by: 'village', do: 'file', expect: { refused: ['wait-not-over'], stage: 'trial' } },
        {
          on: '2030-04-30',
          by: 'village',
          do: 'file',
          expect: { ended: 'accepted', clocks: { evaluation: 'not-open' } },
        },
        { on: '2030-10-30', by: 'village', do: 'look', expect: { clocks: { evaluation: 'open' } } },
        { on: '2031-04-30', by: 'village', do: 'look', expect: { clocks: { evaluation: 'near' }, stage: 'accepted' } },
        {
          on: '2031-05-01',
          by: 'village',
          do: 'look',
          expect: { clocks: { evaluation: 'late' }, couldOpen: ['supplement', 'evaluation'] },
        },
        { on: '2031-05-02', by: 'village', do: 'open', case: 'eval', procedure: 'evaluation' },
        {
          on: '2031-05-02',
          by: 'village',
          do: 'file',
          case: 'eval',
          answers: { score: 9 },
          expect: { ended: 'evaluated', main: 'accepted', clocks: { evaluation: 'met' }, facts: { evaluated: true } },
        },
      ]),
    ).toEqual([]);
  });

  test('holds a unit to what was recorded of it before', () => {
    const rows = [{ record: 'blame', on: '2029-12-01', fields: { why: '欠账' } }];
    const first = { ...SIGNED[0]!, expect: { refused: ['unblamed'], stage: 'filing' } };
    expect(problems([first], { rows })).toEqual([]);
    expect(problems([{ ...first, expect: { stage: 'joint' } }])).toEqual([]);
    const [wrong] = problems([SIGNED[0]!], { rows: [{ record: 'none', on: '2029-12-01', fields: {} }] });
    expect(wrong).toContain('没有台账 none');
  });

  test('suspends, refuses what goes on meanwhile, and restarts', () => {
    const scope = { secret: false, inCounty: true };
    const note = { extra: '1.00', serious: true };
    const events: readonly Told[] = [
      {
        on: '2030-01-01',
        by: 'applicant',
        do: 'file',
        answers: { total: '99999.99', risky: false },
        expect: { stage: 'publicity', earliest: '2030-01-09' },
      },
      { on: '2030-01-02', by: 'secretariat', do: 'open', case: 'h', procedure: 'halt' },
      {
        on: '2030-01-02',
        by: 'secretariat',
        do: 'file',
        case: 'h',
        answers: note,
        expect: { ended: 'decided', suspended: true, main: 'publicity' },
      },
      { on: '2030-01-09', by: 'secretariat', do: 'file', expect: { refused: ['case-suspended'], suspended: true } },
      {
        on: '2030-01-09',
        by: 'secretariat',
        do: 'open',
        case: 'r',
        procedure: 'redo',
        expect: { refused: ['case-suspended'], couldOpen: ['lift'] },
      },
      { on: '2030-01-09', by: 'secretariat', do: 'open', case: 'l', procedure: 'lift' },
      { on: '2030-01-09', by: 'secretariat', do: 'file', case: 'l', answers: note, expect: { suspended: false } },
      { on: '2030-01-09', by: 'secretariat', do: 'file', expect: { stage: 'contract' } },
    ];
    expect(runStory(life, story(events, { procedure: 'project', given: scope }))).toEqual([]);
  });

  test('has every verb: a clerk may be reminded once a day, another asked besides and let go, a task handed over', () => {
    const on = '2030-01-08';
    const secret = {
      ...SIGNED[0]!,
      answers: { total: '120.00', secretive: true },
      expect: { waitingFor: ['treasury', 'watch'], due: '2030-01-14' },
    };
    expect(
      problems([
        secret,
        { on, by: 'village', do: 'remind', to: 'watch' },
        { on, by: 'village', do: 'remind', to: 'watch', expect: { refused: ['reminded-today'] } },
        { on, by: 'watch', do: 'add-signer', to: 'elder', expect: { waitingFor: ['treasury', 'watch', 'elder'] } },
        { on, by: 'watch', do: 'remove-signer', to: 'elder', expect: { waitingFor: ['treasury', 'watch'] } },
        { on, by: 'treasury', do: 'transfer', to: 'niece' },
        { on, by: 'treasury', do: 'copy', to: 'elder' },
        { on, by: 'treasury', do: 'approve', expect: { stage: 'joint', waitingFor: ['watch'] } },
        { on, by: 'watch', do: 'approve', proxyOf: 'old-watch', expect: { stage: 'contract' } },
      ]),
    ).toEqual([]);
  });
});

describe('what cannot be played is refused, and nothing changes', () => {
  test.each<[string, Told, string]>([
    ['a day that is none', { on: '2030-02-30', by: 'treasury', do: 'approve' }, 'day-invalid'],
    ['a day before the last', { on: '2030-01-06', by: 'treasury', do: 'approve' }, 'event-out-of-order'],
    ['a case that is not there', { on: '2030-01-08', by: 'village', do: 'file', case: 'x' }, 'case-unknown'],
    [
      'a side case without a label',
      { on: '2030-01-08', by: 'village', do: 'open', procedure: 'supplement' },
      'case-label-missing',
    ],
    [
      'a row that is not there',
      { on: '2030-01-08', by: 'village', do: 'open', case: 'a', procedure: 'supplement', about: 1 },
      'about-unknown',
    ],
    [
      'a stage at which it cannot be opened',
      { on: '2030-01-08', by: 'elder', do: 'open', case: 's', procedure: 'stop' },
      'side-not-at-stage',
    ],
    ['the wrong body', { on: '2030-01-08', by: 'watch', do: 'approve' }, 'slot-unknown'],
  ])('%s', (_what, event, code) => {
    const played = playStory(bridge, story([SIGNED[0]!, event]));
    expect(played.events[1]?.findings.map((finding) => finding.code)).toEqual([code]);
    expect(played.events[1]?.world).toBe(played.events[0]?.world);
    expect(played.whole).toBe(false);
    expect(problems([SIGNED[0]!, { ...event, expect: { refused: [code], stage: 'joint' } }])).toEqual([]);
  });
});

describe('what must hold and does not', () => {
  const last = (expect: Told['expect']) => problems([...SIGNED.slice(0, 2), { ...SIGNED[2]!, expect: expect ?? {} }]);
  test.each<[Told['expect'], string]>([
    [{ earliest: '2030-05-01' }, '最早可办之日应为 2030-05-01，实际为 2030-04-30'],
    [{ due: '2030-05-01' }, '到期日应为 2030-05-01，实际为 没有时限'],
    [{ records: { contract: 2 } }, '台账 contract 的条数应为 2，实际为 1'],
    [{ clocks: { evaluation: 'late' } }, '时钟 evaluation 应为 late，实际为 not-running'],
    [{ clocks: { nothing: 'late' } }, '实际为 没有此时钟'],
    [{ couldOpen: [] }, '此时应可发起 （无），实际为 go-on、supplement'],
    [{ suspended: true }, '项目应 处于中止，实际为 没有中止'],
    [{ main: 'contract' }, '项目应处于环节 contract，实际为 trial'],
  ])('%j: %s', (expected, words) => expect(last(expected)).toEqual([expect.stringContaining(words)]));

  test('is what the story says when it is rewritten as the law is now', () => {
    const wrong = story([
      ...SIGNED.slice(0, 2),
      {
        ...SIGNED[2]!,
        expect: { earliest: '2031-01-01', records: { contract: 5 }, couldOpen: [], clocks: { evaluation: 'met' } },
      },
    ]);
    const { value } = actualOf(bridge, wrong);
    const mended = value && (withExpectation(wrong, value) as StoryCase);
    expect(mended?.events[2]?.expect).toEqual({
      earliest: '2030-04-30',
      records: { contract: 1 },
      couldOpen: ['supplement', 'go-on'],
      clocks: { evaluation: 'not-running' },
    });
    expect(mended && runCase(bridge, mended).value.passed).toBe(true);
  });
});

test('a story is explained event by event: stage, who is waited for and until when, what is open to do', () => {
  const secret = { ...SIGNED[0]!, answers: { total: '120.00', secretive: true } };
  const told = explainStory(
    bridge,
    story([secret, ...ACCEPTED.slice(1, 2), { on: '2030-01-09', by: 'watch', do: 'approve' }]),
  );
  expect(told.whole).toBe(true);
  expect(told.events[0]?.case).toMatchObject({ stage: { code: 'joint', title: '并行核定' }, ended: null });
  expect(told.events[0]?.case.waitingFor).toMatchObject([
    { code: 'treasury', lane: 'money', due: null },
    {
      code: 'watch',
      title: '更夫',
      lane: 'safety',
      due: { on: '2030-01-14', certainty: 'provisional', words: '5个工作日内', article: '第3条' },
    },
  ]);
  expect(told.events[2]?.case).toMatchObject({ stage: { code: 'contract' }, earliest: null });
  expect(told.events[2]?.clocks.map(({ code }) => code)).toContain('report');
  const refused = explainStory(bridge, story([secret, { on: '2030-01-08', by: 'elder', do: 'approve' }]));
  expect(refused.events[1]).toMatchObject({
    refused: true,
    findings: [{ code: 'slot-unknown' }],
    case: { stage: { code: 'joint' } },
  });
  expect(refused.whole).toBe(false);
});

describe('worked cases of forms and of days', () => {
  const base = { code: 'x', title: '例', clause: ['LF-2'] } as const;
  const form = (answers: object, expect: object): WorkedCase =>
    ({ ...base, kind: 'form', form: 'need', answers, expect }) as WorkedCase;
  const due = (expect: object, from = '2030-01-31'): WorkedCase =>
    ({ ...base, kind: 'due', deadline: { procedure: 'build', stage: 'trial' }, from, expect }) as WorkedCase;
  const passes = (worked: WorkedCase) => runCase(bridge, worked).findings.map(({ message }) => message);

  test('a form passes with what it must find and no more', () => {
    const good = { total: '1.00', secretive: false };
    expect(passes(form(good, { errors: {}, facts: { total: '1.00', secretive: false } }))).toEqual([]);
    expect(passes(form({ secretive: false }, { errors: { total: 'required-missing' } }))).toEqual([]);
    expect(passes(form({ total: '-0.01', secretive: false }, { errors: { total: 'below-minimum' } }))).toEqual([]);
    expect(passes(form(good, { errors: { total: 'required-missing' } }))[0]).toContain(
      '“total”应有 required-missing，实际没有问题',
    );
    expect(passes(form({}, { errors: { total: 'required-missing' } }))[0]).toContain('“secretive”不应有问题');
    expect(passes(form(good, { errors: {}, facts: { total: '2.00' } }))[0]).toContain('实际为 "1.00"');
    expect(passes({ ...form(good, { errors: {} }), form: 'none' } as WorkedCase)[0]).toContain('没有表单 none');
  });

  test('a regime opens cases on its days only, unless the city confirms with a reason', () => {
    const lapsing = compiled({ ...bridgeRegime(), basis: { ...bridgeRegime().basis, effectiveTo: '2032-04-27' } });
    const asked = (on: string, more: object, expect: object = { inScope: true }): readonly string[] => {
      const worked = { ...base, kind: 'scope', facts: {}, on, expect, ...more } as WorkedCase;
      return runCase(lapsing, worked).findings.map(({ message }) => message);
    };
    const over = { inScope: false, rule: 'regime-not-in-force' };
    expect(asked('2032-04-27', {})).toEqual([]);
    expect(asked('2032-04-28', {})[0]).toContain('应适用，实际不适用');
    expect(asked('2032-04-28', {}, over)).toEqual([]);
    expect(asked('2032-04-27', {}, over)[0]).toContain('应不适用，实际适用');
    expect(asked('2029-12-31', {}, over)).toEqual([]);
    expect(asked('2032-04-28', { confirmation: '过渡期内继续适用' })).toEqual([]);
    expect(asked('2032-04-28', { confirmation: ' ' }, { inScope: false, rule: 'confirmation-incomplete' })).toEqual([]);
    const late = { ...base, kind: 'scope', facts: {}, on: '2032-04-28', expect: { inScope: true } } as WorkedCase;
    expect(actualOf(lapsing, late).value).toEqual({ kind: 'scope', expect: over });
  });

  test('a day passes where it is the day', () => {
    expect(passes(due({ due: '2030-04-30', opens: '2030-04-30', provisional: false }))).toEqual([]);
    expect(passes(due({ due: '2030-05-01' }))[0]).toContain('应于 2030-05-01 到期，实际为 2030-04-30');
    expect(passes(due({ due: '2030-04-30', provisional: true }))[0]).toContain('应为暂定，实际为确定');
    expect(passes(due({ due: '2030-04-30' }, '2030-02-30'))[0]).toContain('真实存在');
  });

  test.each<[WorkedCase, object]>([
    [form({}, { errors: {} }), { errors: { total: 'required-missing', secretive: 'required-missing' } }],
    [due({ due: '2030-01-01', opens: '2030-01-01' }), { due: '2030-04-30', opens: '2030-04-30' }],
  ])('what comes of it can be written down instead', (worked, expected) => {
    const { value } = actualOf(bridge, worked);
    const mended = value && withExpectation(worked, value);
    expect(mended?.kind !== 'story' && mended?.expect).toEqual(expected);
    expect(mended && runCase(bridge, mended).value.passed).toBe(true);
  });
});
