import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyEdits,
  fileOfMatrix,
  freshCode,
  haltedAt,
  haltedTogether,
  missingAnswers,
  newMatrixCase,
  withAnswer,
  withConsent,
  withFact,
  withoutEvent,
} from '../../admin/regime/cases/edit-cases';
import { failing, filterCases, readCases, rewritable, type CaseGroup } from '../../admin/regime/cases/read-cases';
import { amountsOf } from '../../admin/regime/cases/story-amounts';
import { compareCase, differences, textOfCase } from '../../admin/regime/cases/word-case';
import { judgeFiles } from '../../admin/regime/workspace/judge';
import {
  compileRegime,
  runCase,
  withCalendar,
  type CasesDocument,
  type CompiledRegime,
  type Regime,
  type StoryCase,
} from '../../form-schemas/engine';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { caseWords } from '../../form-schemas/formats/case-words';
import { diffRegimes } from '../../form-schemas/formats/diff-regimes';

const ROOT = join(__dirname, '../../form-schemas/regimes/dazhou');
const paths = readdirSync(ROOT, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.json'));
const files = new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

/** The regime with texts of its files replaced, judged as the studio judges it. */
function given(...changes: readonly (readonly [path: string, from: string, to: string])[]) {
  const changed = new Map(files);
  for (const [path, from, to] of changes) {
    const text = changed.get(path) ?? '';
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    changed.set(path, text.replace(from, to));
  }
  const { regime, findings } = judgeFiles(changed);
  if (!regime) throw new Error(JSON.stringify(findings.slice(0, 3)));
  const compiled = withCalendar(compileRegime(regime).value!, knownCalendar());
  const documents = new Map(regime.cases.map(({ code, ...document }) => [`cases/${code}.json`, document]));
  return { regime, compiled, documents, findings, groups: readCases(documents, findings, compiled) };
}

/** The regime with other cases, all of them run. */
function rerun(
  regime: Regime,
  documents: ReadonlyMap<string, CasesDocument>,
  changed: ReadonlyMap<string, CasesDocument>,
): { readonly compiled: CompiledRegime; readonly failed: readonly string[] } {
  const cases = [...new Map([...documents, ...changed]).values()];
  const compiled = withCalendar(compileRegime({ ...regime, cases }).value!, knownCalendar());
  const all = cases.flatMap((document) => document.cases);
  return { compiled, failed: all.filter((one) => !runCase(compiled, one).value.passed).map(({ code }) => code) };
}

const codes = (groups: readonly CaseGroup[]): readonly string[] =>
  groups.flatMap(({ cases }) => cases.map(({ worked }) => worked.code));

const MOVED = [
  ['matrices/founding.json', '"< 2000000"', '"< 3000000"'],
  ['matrices/founding.json', '"[2000000..5000000)"', '"[3000000..5000000)"'],
  ['matrices/founding.json', '"total": "200万元以下"', '"total": "300万元以下"'],
  ['matrices/founding.json', '"total": "200万元以上，500万元以下"', '"total": "300万元以上，500万元以下"'],
] as const;

describe('the cases of a regime as it is published', () => {
  const { groups, compiled } = given();

  it('all agree, and there is nothing to rewrite', () => {
    expect(codes(groups).length).toBeGreaterThan(150);
    expect(failing(groups)).toEqual([]);
    expect(rewritable(groups)).toEqual([]);
  });

  it('are found by what they say: title, body, amount as people write it', () => {
    const words = caseWords(compiled.regime);
    const find = (text: string) =>
      codes(
        filterCases(
          groups,
          { failing: false, text },
          (one) => textOfCase(one, words, compiled.article(one.worked.clause)),
          new Set(),
        ),
      );
    expect(find('200万元整　市长')).toContain('two-million');
    expect(find('没有这样的话')).toEqual([]);
  });

  it('cannot be judged while nothing compiles', () => {
    const unknown = readCases(
      new Map([['cases/a.json', { title: 'a', cases: [groups[0]!.cases[0]!.worked] }]]),
      [],
      null,
    );
    expect(unknown[0]!.cases[0]!.state).toBe('unknown');
  });
});

describe('after the bound of 市长 moved from 200万元 to 300万元', () => {
  const moved = given(...MOVED);
  const words = caseWords(moved.regime);
  const edits = rewritable(moved.groups).map(({ path, index, rewritten }) => ({ path, index, worked: rewritten }));

  it('the cases at the old bound differ, in words', () => {
    const bad = failing(moved.groups);
    const one = bad.find(({ worked }) => worked.code === 'two-million')!;
    expect(compareCase(one, words)).toEqual([
      {
        index: 0,
        expected:
          '第 3 行（300万元以上，500万元以下）：分管项目建设单位的副市长、分管数字经济工作的副市长 → 分管财政工作的副市长 → 市长',
        actual: '第 2 行（300万元以下）：分管项目建设单位的副市长、分管数字经济工作的副市长 → 分管财政工作的副市长',
      },
    ]);
  });

  it('rewriting together makes exactly those pass and leaves every other case byte for byte', () => {
    const before = failing(moved.groups).map(({ worked }) => worked.code);
    const together = rewritable(moved.groups).map(({ worked }) => worked.code);
    const changed = applyEdits(moved.documents, edits);
    const { failed } = rerun(moved.regime, moved.documents, changed);
    expect(together.length).toBeGreaterThan(1);
    expect(failed).toEqual(before.filter((code) => !together.includes(code)));
    for (const [path, document] of changed) {
      const old = moved.documents.get(path)!;
      document.cases.forEach((worked, index) => {
        if (!together.includes(worked.code)) expect(worked).toBe(old.cases[index]);
      });
    }
  });

  it('stories whose mayor is no longer asked halt together; without that step they can be rewritten, and all agree', () => {
    const [group, ...others] = haltedTogether(failing(moved.groups));
    expect(others).toEqual([]);
    expect(group).toMatchObject({ by: 'mayor', act: 'approve' });
    const dropped = group!.cases.map((one) => ({
      path: one.path,
      index: one.index,
      worked: withoutEvent(one.worked as StoryCase, haltedAt(one)!.index),
    }));
    const first = new Map([...moved.documents, ...applyEdits(moved.documents, [...edits, ...dropped])]);
    const again = readCases(first, moved.findings, moved.compiled);
    expect(failing(again).every(({ rewritten, doubtful }) => rewritten !== null && !doubtful)).toBe(true);
    const second = applyEdits(
      first,
      rewritable(again).map(({ path, index, rewritten }) => ({ path, index, worked: rewritten })),
    );
    expect(rerun(moved.regime, first, second).failed).toEqual([]);
  });

  it('the differences tell the dropped step and the new outcome, by names', () => {
    const story = failing(moved.groups).find((one) => haltedAt(one))!;
    const worked = withoutEvent(story.worked as StoryCase, haltedAt(story)!.index);
    const changed = applyEdits(moved.documents, [{ path: story.path, index: story.index, worked }]);
    const after = {
      ...moved.regime,
      cases: [...new Map([...moved.documents, ...changed])].map(([path, document]) => ({
        ...document,
        code: path.slice('cases/'.length, -'.json'.length),
      })),
    };
    const said = diffRegimes(moved.regime, after).map(({ kind, message, area }) => ({ kind, message, area }));
    expect(said).toEqual([
      {
        kind: 'removed',
        area: 'cases',
        message: expect.stringMatching(/^删除案例“.*” 第 \d+ 步：\d{4}-\d\d-\d\d 市长 同意：/),
      },
    ]);
  });
});

describe('after a field became required', () => {
  const FIELD = `"contactPhone": { "type": "string", "title": "联系电话", "x-component": "Text", "x-index": 999, "required": true }`;
  const asked = given(['forms/application.json', '"properties": {', `"properties": { ${FIELD},`]);

  it('the stories that file are not rewritten to refusals together, but lack an answer', () => {
    const bad = failing(asked.groups).filter(({ worked }) => worked.kind === 'story');
    expect(bad.length).toBeGreaterThan(10);
    expect(rewritable(asked.groups).filter(({ worked }) => worked.kind !== 'form')).toEqual([]);
    const [missing, ...others] = missingAnswers(asked.compiled, bad);
    expect(others).toEqual([]);
    expect(missing).toMatchObject({ form: 'application', field: { path: 'contactPhone' } });
    expect(missing!.cases).toHaveLength(bad.length);
  });

  it('one value put into all of them makes all agree, in every step that files anew', () => {
    const bad = failing(asked.groups);
    const edits = bad.flatMap(({ path, index, worked }) =>
      worked.kind === 'story'
        ? [{ path, index, worked: withAnswer(asked.compiled, worked, 'contactPhone', '0818-2100001') }]
        : [],
    );
    const forms = bad.flatMap(({ worked }) => (worked.kind === 'form' ? [worked.code] : []));
    expect(rerun(asked.regime, asked.documents, applyEdits(asked.documents, edits)).failed).toEqual(forms);
    const again = edits.find(({ worked }) => worked.title === '初审退回补正后重新申报')!.worked;
    const filed = again.events.filter(({ do: act }) => act === 'file').map(({ answers }) => answers?.['contactPhone']);
    expect(filed).toEqual(['0818-2100001', '0818-2100001']);
  });

  it('says of the filing that it goes no further', () => {
    const words = caseWords(asked.regime);
    const [line] = differences(failing(asked.groups)[0]!, words);
    expect(line).toMatchObject({ index: 0, halted: true, actual: expect.stringContaining('联系电话') });
  });
});

describe('editing cases', () => {
  const { compiled, documents } = given();
  const founding = documents.get('cases/founding.json')!;

  it('takes a case out, and sets or takes out a fact that it gives', () => {
    const changed = applyEdits(documents, [{ path: 'cases/founding.json', index: 0, worked: null }]);
    expect([...changed.keys()]).toEqual(['cases/founding.json']);
    expect(changed.get('cases/founding.json')!.cases).toEqual(founding.cases.slice(1));
    const one = founding.cases[1]!;
    if (one.kind !== 'matrix') throw new Error('not of a matrix');
    expect(withFact(one, 'total', '5000000.00').facts).toEqual({ decidedJointly: false, total: '5000000.00' });
    expect(withFact(one, 'total', null).facts).toEqual({ decidedJointly: false });
  });

  it('makes a new case of a matrix from facts, with the outcome and the clauses of its row', () => {
    const code = freshCode(documents, 'founding');
    expect(code).toBe('founding-1');
    expect(fileOfMatrix(documents, 'founding')).toBe('cases/founding.json');
    const facts = { decidedJointly: false, total: '2500000.00', declaredTotal: null };
    expect(newMatrixCase(compiled, 'founding', facts, { code, title: '250万元' })).toMatchObject({
      kind: 'matrix',
      facts: { decidedJointly: false, total: '2500000.00' },
      expect: {
        row: 'from-2m',
        chain: [['vice-mayor-field', 'vice-mayor-digital'], ['vice-mayor-finance'], ['mayor']],
      },
      clause: compiled.matrices.get('founding')!.document.rows.find(({ id }) => id === 'from-2m')!.clause,
    });
    expect(newMatrixCase(compiled, 'founding', { total: 'abc' }, { code, title: 'x' })).toBeNull();
  });

  it('inserts a consent on the day of the step that it comes before, and finds the amounts of a story', () => {
    const story = [...documents.values()]
      .flatMap(({ cases }) => cases)
      .find((one) => one.code === 'last-day') as StoryCase;
    expect(withConsent(story, 0, 'mayor').events[0]).toEqual({
      on: '2026-10-31',
      by: 'mayor',
      do: 'approve',
      expect: {},
    });
    const amounts = amountsOf(compiled, story);
    expect(amounts[0]).toMatchObject({
      number: 1,
      value: '2000000.00',
      steps: ['events', 0, 'scope', 'estimatedTotal'],
    });
    expect(amounts.some(({ steps }) => steps[2] === 'answers')).toBe(true);
  });
});
