import { filingStage } from '../../admin/application/dry-run';
import { handInWords } from '../../admin/application/hand-in-words';
import { seeWait, type StageWait } from '../../admin/application/waiting';
import { sortClocks, wordClock } from '../../admin/project/clock-words';
import { courseOf, ofMain } from '../../admin/project/course';
import { lifePath } from '../../admin/project/life-path';
import type { RecordRow } from '../../admin/project/life-query';
import { fixedAmounts, recordedAmounts, totalSteps } from '../../admin/project/money-lines';
import type { KnownFact } from '../../admin/project/project-query';
import { recordTables } from '../../admin/project/record-tables';
import { provenBy } from '../../admin/regime/clauses/proven-by';
import { caseFinder, coverageOf, isHandIn, type Day, type WaitStage } from '../../form-schemas/engine';
import { givenRegime } from './given';

const regime = givenRegime();

/** Stages of a regime's procedures, with the procedure's code. */
function stagesOf(of = regime) {
  return [...of.procedures.values()].flatMap(({ document }) =>
    document.stages.map((stage) => ({ procedure: document.code, kind: document.kind, start: document.start, stage })),
  );
}

describe('what is handed in', () => {
  it('is filled in at every stage that has a form for it, filed or recorded or waited for, and at no other', () => {
    for (const { procedure, stage } of stagesOf()) {
      const expected = 'form' in stage && isHandIn(stage) && stage.form !== undefined ? stage.form : null;
      expect(filingStage(regime, procedure, stage.code)?.form ?? null).toBe(expected);
    }
  });

  it('is called filing at the start of a project, and by its stage anywhere else', () => {
    const filings = stagesOf().flatMap(({ procedure, stage }) =>
      isHandIn(stage) && handInWords(regime, procedure, stage).isFiling ? [`${procedure}/${stage.code}`] : [],
    );
    expect(filings).toContain('project/filing');
    const record = stagesOf().find(({ stage }) => stage.kind === 'record');
    if (!record || !isHandIn(record.stage)) throw new Error('no record stage');
    expect(handInWords(regime, record.procedure, record.stage).button).toContain(record.stage.title);
    for (const one of filings) {
      const [procedure = '', stage] = one.split('/');
      expect(regime.procedures.get(procedure)?.document.start).toBe(stage);
      expect(regime.procedures.get(procedure)?.document.kind).not.toBe('side');
    }
  });
});

describe('a time that must pass', () => {
  const stage: WaitStage = {
    kind: 'wait',
    code: 'publicity',
    title: '公示',
    clause: ['DZ-17-1'],
    by: ['applicant'],
    next: 'end',
    atLeast: {
      count: 7,
      unit: 'day',
      clause: ['DZ-17-1'],
      override: { by: ['digital-bureau'], needs: ['reason'] },
    },
  };
  const told: StageWait = {
    earliest: '2026-03-10',
    from: '2026-03-02',
    words: '至少7日',
    provisional: false,
    problem: null,
    article: '第十七条',
  };
  const see = (on: string, bodies: readonly string[] = [], wait = told) =>
    seeWait(regime, stage, wait, bodies, on as Day);

  it('is early before the day that the server has counted, and over on it', () => {
    expect(see('2026-03-09')).toEqual(expect.objectContaining({ early: true, problem: null }));
    expect(see('2026-03-09')?.words).toBe('自 2026-03-02 起须经过至少7日，最早 2026-03-10 可以继续');
    expect(see('2026-03-10')?.early).toBe(false);
    expect(see('2026-03-09', [], { ...told, provisional: true })?.words).toContain('暂定');
  });

  it('can be shortened only by who may, only while it is early, with what must be written down', () => {
    expect(see('2026-03-09', ['applicant'])?.override).toBeNull();
    expect(see('2026-03-10', ['digital-bureau'])?.override).toBeNull();
    expect(see('2026-03-09', ['digital-bureau'])?.override).toEqual(
      expect.objectContaining({ rule: 'publicity', needs: ['reason'], voluntary: false }),
    );
  });

  it('says what is missing where it cannot be counted', () => {
    const problem = '“公示”从何日起算尚不知道';
    const undecided = see('2026-03-02', [], { ...told, earliest: null, from: null, words: null, problem });
    expect(undecided).toEqual(expect.objectContaining({ early: false, words: null, problem }));
  });

  it('is nothing at a stage of another kind', () => {
    const filing = regime.procedures.get('project')?.stages.get('filing');
    if (!isHandIn(filing)) throw new Error('no filing stage');
    expect(seeWait(regime, filing, told, [], '2026-03-02' as Day)).toBeNull();
  });
});

describe('statutory clocks', () => {
  const clock = (status: string, due: string | null, opens: string | null = null) => ({ status, due, opens });

  it.each([
    ['late', '2026-03-01', 'late', '已逾期 9 天'],
    ['near', '2026-03-12', 'near', '将到期，还剩 2 天'],
    ['open', '2026-06-10', 'fine', '可办，还剩 92 天'],
    ['met', '2026-03-01', 'fine', '已办'],
    ['not-running', null, 'quiet', '尚未起算'],
  ])('%s is said in a colour and in words', (status, due, tone, words) => {
    expect(wordClock(clock(status, due), '2026-03-10')).toEqual({ tone, word: words });
  });

  it('say from when something may be done, and pass on what they do not know', () => {
    expect(wordClock(clock('not-open', '2027-01-01', '2026-09-01'), '2026-03-10').word).toBe(
      '尚不能办，2026-09-01 起可办',
    );
    expect(wordClock(clock('paused', null), '2026-03-10').word).toBe('paused');
  });

  it('are listed by what presses', () => {
    const sorted = sortClocks([
      clock('not-running', null),
      clock('open', '2026-05-01'),
      clock('late', '2026-02-02'),
      clock('open', '2026-04-01'),
      clock('near', '2026-03-12'),
      clock('late', '2026-02-01'),
    ]);
    expect(sorted.map(({ due }) => due)).toEqual([
      '2026-02-01',
      '2026-02-02',
      '2026-03-12',
      '2026-04-01',
      '2026-05-01',
      null,
    ]);
  });
});

describe('tables of records', () => {
  const row = (
    record: string,
    values: readonly (readonly [string, string, unknown])[],
    closedOn: string | null = null,
  ) =>
    ({
      id: `${record}${values.map(String).join()}`,
      record,
      title: record,
      on: '2026-03-01',
      closedOn,
      closes: record === 'payment',
      values: values.map(([name, type, value]) => ({ name, title: name, type, value, words: String(value) })),
    }) as unknown as RecordRow;

  it('stand one for each record, add up money to the fen, and count what is open', () => {
    const tables = recordTables([
      row('contract', [
        ['number', 'text', 'A'],
        ['amount', 'money', '1234567.89'],
      ]),
      row('payment', [['amount', 'money', '0.10']], '2026-04-01'),
      row('contract', [
        ['number', 'text', 'B'],
        ['amount', 'money', '0.01'],
      ]),
      row('payment', [['amount', 'money', '0.20']]),
    ]);
    expect(tables.map(({ record, rows, open }) => [record, rows.length, open])).toEqual([
      ['contract', 2, null],
      ['payment', 2, 1],
    ]);
    expect(tables[1]?.columns).toEqual([expect.objectContaining({ name: 'amount', sum: '0.30' })]);
    expect(tables[0]?.columns.map(({ sum }) => sum)).toEqual([null, '1234567.90']);
  });

  it('do not add up what was given and what was taken back', () => {
    const [table] = recordTables([
      row('funds', [
        ['kind', 'enum', '安排'],
        ['amount', 'money', '600000.00'],
      ]),
      row('funds', [
        ['kind', 'enum', '收回'],
        ['amount', 'money', '600000.00'],
      ]),
      row('funds', [
        ['kind', 'enum', '安排'],
        ['amount', 'money', '0.01'],
      ]),
    ]);
    expect(table?.columns.map(({ sum }) => sum)).toEqual([null, null]);
    expect(table?.kinds).toEqual([
      { words: '安排', sums: { kind: null, amount: '600000.01' } },
      { words: '收回', sums: { kind: null, amount: '600000.00' } },
    ]);
  });

  it('have every column that any row fills, in the order of the record', () => {
    const [table] = recordTables([
      row('r', [
        ['a', 'text', 1],
        ['c', 'text', 1],
      ]),
      row('r', [
        ['a', 'text', 1],
        ['b', 'text', 1],
        ['c', 'text', 1],
        ['d', 'text', 1],
      ]),
    ]);
    expect(table?.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('money of a project at a glance', () => {
  const fact = (name: string, provenance: string, value: string, recordOwner: string | null = null) =>
    ({ name, title: name, type: 'money', provenance, value, recordOwner, article: '第一条' }) as unknown as KnownFact;
  const facts = [
    fact('approved', 'approved', '1800000.00'),
    fact('contract', 'recorded', '1600000.00'),
    fact('contracts', 'recorded', '1600000.00', 'project'),
    fact('paid', 'recorded', '1799999.99', 'project'),
    fact('over', 'recorded', '1800001.80', 'project'),
    fact('returned', 'recorded', '0.00', 'project'),
    fact('budgetOfTheCity', 'recorded', '60000000.00', 'government'),
    fact('finesOfTheUnit', 'recorded', '1.00', 'unit'),
  ];

  it('is what bodies have fixed, and what the regime adds up, rounded half up but never to the whole', () => {
    expect(fixedAmounts(facts).map(({ name }) => name)).toEqual(['approved']);
    expect(recordedAmounts(facts, '1800000.00').map(({ name, share }) => [name, share])).toEqual([
      ['contracts', 889],
      ['paid', 999],
      ['over', 1000],
    ]);
    expect(recordedAmounts(facts, null).map(({ share }) => share)).toEqual([null, null, null]);
  });

  it('does not promise a total that was passed over by a later one', () => {
    const steps = ['declared', 'argued', 'approved'] as const;
    const shown = (declared: string | null, argued: string | null, approved: string | null) =>
      totalSteps(steps, { declared, argued, approved });
    expect(shown(null, null, null)).toEqual(steps);
    expect(shown('1.00', null, null)).toEqual(steps);
    expect(shown('1.00', null, '1.00')).toEqual(['declared', 'approved']);
    expect(shown(null, null, '1.00')).toEqual(['approved']);
    expect(shown('1.00', '1.00', '1.00')).toEqual(steps);
  });
});

describe('where a project is in its life', () => {
  const at = (stageTitle: string | null, kind = 'PROJECT') => ({
    stageTitle,
    type: 'file',
    application: { id: kind, kind, procedureTitle: kind },
  });
  const ahead = (...titles: readonly string[]) => ({ stages: titles.map((title) => ({ title, kind: 'file' })) });

  it('is told by the stages of its main case, each once, also after it was sent back', () => {
    const events = [at('申报'), at('初审'), at('申报'), at('初审'), at('补充合同', 'SIDE'), at('论证'), at(null)];
    expect(lifePath(events, { stageTitle: '审定', outcome: null, ahead: ahead('审定', '批复', '批复') })).toEqual({
      behind: ['申报', '初审', '论证'],
      now: '审定',
      ahead: ['批复'],
    });
    expect(lifePath(events.slice(0, 2), { stageTitle: '申报', outcome: null, ahead: ahead('申报', '初审') })).toEqual({
      behind: [],
      now: '申报',
      ahead: ['初审'],
    });
  });
});

describe('the timeline of a whole project', () => {
  const event = (id: string, kind: string, seq: number, at: string) => ({
    seq,
    at,
    type: 'file',
    application: { id, kind, procedureTitle: id },
  });

  it('puts what a case beside it did before what followed from it in the main case at the same instant', () => {
    const events = [event('M', 'MAIN', 1, '09:00'), event('M', 'MAIN', 2, '12:00'), event('S', 'SIDE', 1, '12:00')];
    const course = { events, listedOn: [] } as unknown as Parameters<typeof courseOf>[0];
    expect(courseOf(course).map(({ key }) => key)).toEqual(['case 1', 'S 1', 'case 2']);
    expect(course.events.filter(ofMain)).toHaveLength(2);
  });
});

describe('proofs of clauses', () => {
  it('name each case once, by code and title, however many of its events cite the clause', () => {
    const find = caseFinder(regime.regime);
    const proven = coverageOf(regime.regime).map(({ proofs }) => ({ proofs, shown: provenBy(proofs, find) }));
    expect(proven.some(({ proofs, shown }) => shown.length < proofs.length)).toBe(true);
    for (const { proofs, shown } of proven) {
      expect(new Set(shown.map(({ key }) => key)).size).toBe(shown.length);
      expect(shown.length > 0).toBe(proofs.length > 0);
      for (const { code, to, title } of shown) {
        expect(title).not.toBe('');
        expect(code === null).toBe(to === null);
      }
    }
  });
});
