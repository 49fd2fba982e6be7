import type { PaperBlock, PaperDocument, RecordsBlock } from '../../../form-schemas/engine/model/paper';
import type { Regime } from '../../../form-schemas/engine/model/regime';
import { verifyRegime } from '../../../form-schemas/engine/proof/prove';
import { coverageOf } from '../../../form-schemas/engine/proof/coverage';
import { brokenRegime, type Mutable } from '../fixtures/invented-regime';
import { refusesEach, stage, type Damage } from './damage';

const PAPER: PaperDocument = {
  code: 'permit',
  title: '准借通知书',
  clause: ['QX-12'],
  kind: 'decision',
  procedure: 'loan',
  issuedAfter: ['issue'],
  by: ['secretariat'],
  number: { pattern: '青借〔{year}〕{number}号', series: 'permits' },
  blocks: [
    { kind: 'title', text: '{{projectName}}准借通知书', below: '{{paper.number}}' },
    { kind: 'paragraph', text: '{{paper.unit}}申请借用的设备，核定{{appraisedAmount}}，上限{{parameters.cap}}。' },
    { kind: 'grid', items: [{ value: 'declaredAmount' }, { field: 'appraisal.appraised', wide: true }] },
    { kind: 'opinions', stages: ['appraisal', 'issue'] },
    { kind: 'clauses', clause: ['QX-6'] },
    { kind: 'signature', body: 'secretariat' },
  ],
};

/** A regime with this paper, and what is wrong with it where. */
function paper(title: string, change: Partial<PaperDocument>, code: string, path: string): Damage {
  return [
    title,
    (regime) => regime.papers.push(structuredClone({ ...PAPER, ...change }) as never),
    code,
    `papers/permit.json${path}`,
  ];
}

const block = (title: string, given: PaperBlock, code: string, path: string): Damage =>
  paper(title, { blocks: [given] }, code, `#/blocks/0${path}`);

/** A record of what was handed out, into which a stage writes what was appraised; and a paper that prints it. */
function handouts(regime: Mutable<Regime>, given: Partial<RecordsBlock>, of: 'project' | 'unit' = 'project'): void {
  regime.records.push({
    code: 'handout',
    title: '借出',
    clause: ['QX-12'],
    of,
    fields: [
      { name: 'amount', title: '金额', type: 'money' },
      { name: 'state', title: '状态', type: 'enum', options: [{ value: 'out', title: '在外' }] },
    ],
  });
  stage(regime, 'review', 'appraisal').writes = [{ record: 'handout', fields: { amount: 'appraisedAmount' } }];
  const blocks: PaperBlock[] = [{ kind: 'records', record: 'handout', ...given }];
  regime.papers.push(structuredClone({ ...PAPER, blocks }) as never);
}

const records = (title: string, given: Partial<RecordsBlock>, code: string, path: string): Damage => [
  title,
  (regime) => handouts(regime, given),
  code,
  `papers/permit.json#/blocks/0${path}`,
];

it('a paper that lists a record is sound with its columns, its values and its total', () => {
  const sound = brokenRegime((regime) =>
    handouts(regime, { columns: ['state', 'amount'], where: { state: 'out' }, day: true, total: 'amount' }),
  );
  expect(verifyRegime(sound).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('a paper that is whole says nothing, and brings no clause about by printing it', () => {
  const sound = brokenRegime((regime) => regime.papers.push(structuredClone(PAPER) as never));
  expect(verifyRegime(sound).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const rules = coverageOf(sound).flatMap((clause) => clause.rules.map(({ place }) => [clause.clause, place]));
  expect(rules).toContainEqual(['QX-12', 'papers/permit.json']);
  expect(rules.filter(([, place]) => place?.startsWith('papers/'))).toHaveLength(1);
});

refusesEach([
  paper('of an unknown procedure', { procedure: 'gift' }, 'procedure-unknown', '#/procedure'),
  paper('after an unknown stage', { issuedAfter: ['issue', 'gone'] }, 'stage-unknown', '#/issuedAfter/1'),
  paper('that is never issued', { issuedAfter: [] }, 'paper-never', '#/issuedAfter'),
  paper('issued by an unknown body', { by: ['mayor'] }, 'body-unknown', '#/by/0'),
  paper('issued by nobody', { by: [] }, 'paper-by-nobody', '#/by'),
  paper('that cites nothing', { clause: [] }, 'clause-missing', ''),
  paper('that cites what is not there', { clause: ['QX-99'] }, 'clause-unknown', ''),
  paper(
    'without a number in its number',
    { number: { pattern: '青借〔{year}〕号', series: 'x' } },
    'paper-number',
    '#/number/pattern',
  ),
  paper(
    'with two years',
    { number: { pattern: '{year}{year}{number}', series: 'x' } },
    'paper-number',
    '#/number/pattern',
  ),
  paper('with a condition that is none', { when: 'projectName' }, 'expression-type', '#/when'),
  paper('with a condition on an unknown fact', { when: 'urgent' }, 'expression-unknown-name', '#/when'),
  block('with braces left open', { kind: 'title', text: '{{projectName' }, 'paper-text', '/text'),
  block('with nothing between braces', { kind: 'paragraph', text: '甲{{ }}乙' }, 'paper-text', '/text'),
  block(
    'that speaks of an unknown fact',
    { kind: 'paragraph', text: '{{totalPrice}}' },
    'expression-unknown-name',
    '/text',
  ),
  block(
    'that speaks of what no paper knows',
    { kind: 'title', text: '{{paper.stamp}}' },
    'expression-unknown-name',
    '/text',
  ),
  block('that would run something', { kind: 'paragraph', text: '{{process.exit()}}' }, 'expression-syntax', '/text'),
  block(
    'a pair of both',
    { kind: 'grid', items: [{ value: 'joint', field: 'appraisal.joint' }] },
    'paper-item',
    '/items/0',
  ),
  block('a pair of neither', { kind: 'grid', items: [{ label: '空' }] }, 'paper-item', '/items/0'),
  block(
    'a formula without a name',
    { kind: 'grid', items: [{ value: 'declaredAmount * 2' }] },
    'paper-item',
    '/items/0',
  ),
  block('a field of no form', { kind: 'grid', items: [{ field: 'form.x' }] }, 'paper-field-unknown', '/items/0/field'),
  block(
    'a field that is not there',
    { kind: 'grid', items: [{ field: 'proposal.price' }] },
    'paper-field-unknown',
    '/items/0/field',
  ),
  block('rows of what is no table', { kind: 'rows', field: 'proposal.amount' }, 'paper-field-unknown', '/field'),
  records('rows of an unknown record', { record: 'handouts' }, 'record-unknown', '/record'),
  records('a column that its record does not have', { columns: ['sum'] }, 'record-field-unknown', '/columns/0'),
  records('a total of what is not there', { total: 'sum' }, 'record-field-unknown', '/total'),
  records('a total of what is no number', { total: 'state' }, 'paper-item', '/total'),
  records('a total of a column that is not shown', { columns: ['state'], total: 'amount' }, 'paper-item', '/total'),
  records('rows by an unknown field', { where: { to: 'x' } }, 'record-field-unknown', '/where/to'),
  records('rows by a value that there is not', { where: { state: 'lost' } }, 'paper-item', '/where/state'),
  [
    'rows of a unit, which tell of its other projects',
    (regime) => handouts(regime, {}, 'unit'),
    'paper-record-elsewhere',
    'papers/permit.json#/blocks/0/record',
  ],
  [
    'rows that hold what only some may see',
    (regime) => {
      const field = regime.forms.find(({ code }) => code === 'appraisal')?.schema.properties['appraised'];
      if (!field) throw new Error('nothing to hide');
      field['x-roles'] = { see: ['secretariat'] };
      handouts(regime, { columns: ['amount'] });
    },
    'paper-shows-hidden',
    'papers/permit.json#/blocks/0/record',
  ],
  block('opinions of an unknown stage', { kind: 'opinions', stages: ['court'] }, 'stage-unknown', '/stages/0'),
  block('a clause that is not there', { kind: 'clauses', clause: ['QX-98'] }, 'clause-unknown', '/clause'),
  block('a signature of an unknown body', { kind: 'signature', body: 'king' }, 'body-unknown', '/body'),
  [
    'two papers of one series with different numbers',
    (regime) =>
      regime.papers.push(
        structuredClone(PAPER) as never,
        structuredClone({
          ...PAPER,
          code: 'other',
          number: { pattern: '{number}-{year}', series: 'permits' },
        }) as never,
      ),
    'paper-series',
    'papers/other.json#/number',
  ],
  [
    'two papers of one code',
    (regime) => regime.papers.push(structuredClone(PAPER) as never, structuredClone(PAPER) as never),
    'code-twice',
    'papers/permit.json',
  ],
  ...(['fact', 'field', 'computed'] as const).map((way): Damage => [
    `what only some may see, by its ${way}`,
    (regime) => {
      const form = regime.forms.find(({ code }) => code === 'appraisal');
      const field = form?.schema.properties['appraised'];
      if (!field) throw new Error('nothing to hide');
      field['x-roles'] = { see: ['secretariat'] };
      const items = {
        fact: { value: 'appraisedAmount' },
        field: { field: 'appraisal.appraised' },
        computed: { value: 'withRecent' },
      };
      regime.papers.push(structuredClone({ ...PAPER, blocks: [{ kind: 'grid', items: [items[way]] }] }) as never);
    },
    'paper-shows-hidden',
    'papers/permit.json#/blocks/0/items/0',
  ]),
]);
