import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { Json } from '../../form-schemas/engine';
import { regimeWithLimits } from './regime-with-limits';

const STEP = { clause: ['DZ-24-1'], kind: 'record', by: ['digital-bureau'], form: 'data-gap' };

/** A side procedure of one step that the digital bureau may take beside a project at any time. */
function side(
  code: string,
  title: string,
  effect: Readonly<Record<string, Json>>,
  more: Readonly<Record<string, Json>> = {},
): Json {
  return {
    $schema: '../../../formats/procedure.schema.json',
    code,
    title,
    clause: ['DZ-24-1'],
    kind: 'side',
    start: `${code}-step`,
    opens: { of: 'project', ...more },
    stages: [
      { ...STEP, code: `${code}-step`, title, next: `${code}-done` },
      {
        code: `${code}-done`,
        title: `已${title}`,
        clause: ['DZ-24-1'],
        kind: 'end',
        outcome: code,
        positive: true,
        effects: [{ ...effect, clause: ['DZ-24-1'] }],
      },
    ],
  };
}

/** Something beside a project that the digital bureau checks, and that does not go on while the project is suspended. */
const NOTE: Json = {
  $schema: '../../../formats/procedure.schema.json',
  code: 'remark',
  title: '说明',
  clause: ['DZ-24-1'],
  kind: 'side',
  start: 'remark-step',
  opens: { of: 'project' },
  stages: [
    { ...STEP, code: 'remark-step', title: '说明', next: 'remark-check' },
    {
      code: 'remark-check',
      title: '复核',
      clause: ['DZ-24-1'],
      kind: 'review',
      action: 'check',
      mode: 'one',
      by: ['digital-bureau'],
      outcomes: { approve: 'remark-done', reject: 'remark-done' },
    },
    { code: 'remark-done', title: '已说明', clause: ['DZ-24-1'], kind: 'end', outcome: 'done', positive: true },
  ],
};

/** The same with a limit, and only while the project is screened: an end of the project leaves it behind. */
const QUESTION: Json = {
  ...(NOTE as Readonly<Record<string, Json>>),
  code: 'question',
  title: '质询',
  start: 'question-step',
  opens: { of: 'project', at: [{ procedure: 'project', stages: ['screening'] }] },
  stages: [
    { ...STEP, code: 'question-step', title: '质询', next: 'question-check' },
    {
      code: 'question-check',
      title: '答复',
      clause: ['DZ-24-1'],
      kind: 'review',
      action: 'check',
      mode: 'one',
      by: ['digital-bureau'],
      outcomes: { approve: 'question-done', reject: 'question-done' },
      deadline: { within: 5, unit: 'workday', strength: 'must', clause: ['DZ-24-1'] },
    },
    { code: 'question-done', title: '已答复', clause: ['DZ-24-1'], kind: 'end', outcome: 'done', positive: true },
  ],
};

/** {@link regimeWithLimits} with what suspends a project, what lifts that and what ends it, without conditions: invented for tests. */
export function regimeWithHalts(): RegimeFiles {
  const files = new Map(regimeWithLimits());
  const add = (code: string, document: Json) => files.set(`procedures/${code}.json`, canonicalText(document));
  add('halt', side('halt', '叫停', { effect: 'suspend' }));
  add('lift', side('lift', '放行', { effect: 'resume' }, { whileSuspended: true }));
  add('stop', side('stop', '撤销', { effect: 'end', stage: 'refused' }));
  add('remark', NOTE);
  add('question', QUESTION);
  return files;
}
