import type { CheckDocument } from '../model/check';
import type { Fact } from '../model/fact';
import type { FormNode } from '../model/form';
import type { StageDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { nodesOf } from './form-nodes';
import { stagePath } from '../procedure/graph';
import { casePath } from './rule';
import { deadlinesOf, effectsOf, lanesOf } from './stage-parts';

/** What a place is that rests on clauses; by it is told what it can enforce. */
export type PlaceKind =
  | 'basis'
  | 'bounds'
  | 'scope-question'
  | 'scope-rule'
  | 'parameter'
  | 'text-gap'
  | 'catalogue'
  | 'supervision'
  | 'body'
  | 'fact'
  | 'computed-fact'
  | 'check'
  | 'problem'
  | 'window'
  | 'clock'
  | 'record'
  | 'grade'
  | 'evaluation'
  | 'indicator-tree'
  | 'form'
  | 'free-text'
  | 'field'
  | 'limited-field'
  | 'attachment'
  | 'field-rule'
  | 'matrix'
  | 'column'
  | 'row'
  | 'procedure'
  | 'opening'
  | 'stage'
  | 'file-stage'
  | 'record-stage'
  | 'gate'
  | 'wait'
  | 'branch'
  | 'lane'
  | 'deadline'
  | 'effect'
  | 'paper'
  | 'paper-clause'
  | 'case'
  | 'event';

/** A place of the regime that rests on clauses. */
export interface Citation {
  readonly path: string;
  readonly kind: PlaceKind;
  readonly title: string;
  readonly clause: readonly string[];
  /** Whether the place must name at least one. */
  readonly needed: boolean;
}

/** Places that only speak of a clause: they prove it or say what it leaves open, but do not bring it about. */
export const SPEAKING: ReadonlySet<PlaceKind> = new Set(['text-gap', 'paper-clause', 'case', 'event']);

/** Every place of a regime that cites a clause or should. */
export function citationsOf(regime: Regime): readonly Citation[] {
  return [
    ...ofRegime(regime),
    ...ofForms(regime),
    ...ofMatrices(regime),
    ...ofProcedures(regime),
    ...ofPapers(regime),
    ...ofCases(regime),
  ];
}

/** Something with a clause that it must, or may, name. */
interface Cited {
  readonly clause?: readonly string[];
}

function place(kind: PlaceKind, title: string, path: string, { clause = [] }: Cited, needed = true): Citation {
  return { path, kind, title, clause, needed };
}

function ofRegime(regime: Regime): readonly Citation[] {
  const { basis, bounds, scope } = regime;
  const list = <T extends Cited>(
    kind: PlaceKind | ((item: T) => PlaceKind),
    base: string,
    items: readonly T[],
    title: (item: T) => string,
    needed = true,
  ): readonly Citation[] =>
    items.map((item, index) =>
      place(typeof kind === 'string' ? kind : kind(item), title(item), `${base}/${index}`, item, needed),
    );
  const titled = ({ title }: { readonly title: string }): string => title;
  return [
    place('basis', basis.title, 'regime.json#/basis', basis, false),
    place('bounds', '以上、以下', 'regime.json#/bounds', bounds),
    ...list('scope-question', 'regime.json#/scope/questions', scope.questions, titled),
    ...list('scope-rule', 'regime.json#/scope/rules', scope.rules, ({ message }) => message),
    ...list('parameter', 'regime.json#/parameters', regime.parameters, titled),
    ...list('text-gap', 'clauses.json#/textGaps', regime.textGaps, titled),
    ...list('body', 'bodies.json#/bodies', regime.bodies, titled, false),
    ...list(kindOfFact, 'facts.json#/facts', regime.facts, titled, false),
    ...list(kindOfCheck, 'checks.json#/checks', regime.checks, titled),
    ...list('window', 'windows.json#/windows', regime.windows, titled),
    ...list('clock', 'deadlines.json#/deadlines', regime.deadlines, titled),
    ...list('record', 'records.json#/records', regime.records, titled),
    ...(regime.catalogue ? [place('catalogue', '信息资源目录', 'regime.json#/catalogue', regime.catalogue)] : []),
    ...(regime.supervision ? [place('supervision', '监督', 'regime.json#/supervision', regime.supervision)] : []),
    ...list('grade', 'evaluation.json#/grades', regime.evaluation?.grades ?? [], titled),
    ...list('evaluation', 'evaluation.json#/kinds', regime.evaluation?.kinds ?? [], titled),
    ...list('indicator-tree', 'evaluation.json#/trees', regime.evaluation?.trees ?? [], titled),
  ];
}

/** What is only looked for stops nothing. */
function kindOfCheck({ effect }: CheckDocument): PlaceKind {
  return effect === 'report' ? 'problem' : 'check';
}

/** A fact that somebody writes down says nothing by itself; one that is reckoned does. */
function kindOfFact({ owner }: Fact): PlaceKind {
  const written = ['form', 'scope', 'unit', 'case', 'about', 'procedure'];
  return written.includes(owner.kind) ? 'fact' : 'computed-fact';
}

function ofForms(regime: Regime): readonly Citation[] {
  return regime.forms.flatMap((form) => [
    place('form', form.title, `forms/${form.code}.json`, form),
    ...nodesOf(form).flatMap(({ node, key, path }) => [
      place(kindOfField(node), node.title ?? key, path, { clause: node['x-clause'] ?? [] }, false),
      ...(node['x-rules'] ?? []).map((rule, index) =>
        place('field-rule', rule.message, `${path}/x-rules/${index}`, { clause: rule.clause ?? [] }, false),
      ),
    ]),
  ]);
}

const BOUNDS = ['minimum', 'maximum', 'minItems', 'maxItems'] as const;

/** Whatever somebody types freely proves nothing; what is computed, ruled, bounded or must be attached does. */
function kindOfField(node: FormNode): PlaceKind {
  const component = node['x-component'];
  if (node['x-computed'] !== undefined || (node['x-rules'] ?? []).length > 0) return 'field-rule';
  if (component === 'Text' || component === 'LongText') return 'free-text';
  const isAsked = node.required !== undefined && node.required !== false;
  if (component === 'Attachment') return isAsked ? 'attachment' : 'field';
  const bounded = BOUNDS.some((key) => Object.hasOwn(node, key));
  return bounded || typeof node.required === 'string' || node['x-visible'] !== undefined ? 'limited-field' : 'field';
}

function ofMatrices(regime: Regime): readonly Citation[] {
  return regime.matrices.flatMap((matrix) => {
    const file = `matrices/${matrix.code}.json`;
    return [
      place('matrix', matrix.title, file, matrix),
      ...matrix.inputs.map((input, index) => place('column', input.title, `${file}#/inputs/${index}`, input, false)),
      ...matrix.rows.flatMap((row, index) => [
        place('row', `${matrix.title} ${row.id}`, `${file}#/rows/${index}`, row),
        ...row.chain.flatMap(({ deadline }, number) =>
          deadline
            ? [
                place(
                  'deadline',
                  `${matrix.title} ${row.id}`,
                  `${file}#/rows/${index}/chain/${number}/deadline`,
                  deadline,
                ),
              ]
            : [],
        ),
      ]),
    ];
  });
}

function ofProcedures(regime: Regime): readonly Citation[] {
  return regime.procedures.flatMap((procedure) => {
    const file = `procedures/${procedure.code}.json`;
    const { opens } = procedure;
    return [
      place('procedure', procedure.title, file, procedure),
      ...(opens?.when ? [place('opening', opens.when.message, `${file}#/opens/when`, opens.when)] : []),
      ...procedure.stages.flatMap((stage, index) => ofStage(stage, stagePath(procedure, index))),
    ];
  });
}

/** At a file or record stage somebody only hands something in; what decides, waits or chooses the way is more. */
const STAGE_KINDS: Readonly<Partial<Record<StageDocument['kind'], PlaceKind>>> = {
  file: 'file-stage',
  record: 'record-stage',
  gate: 'gate',
  wait: 'wait',
};

function ofStage(stage: StageDocument, path: string): readonly Citation[] {
  return [
    place(STAGE_KINDS[stage.kind] ?? 'stage', stage.title, path, stage),
    ...deadlinesOf(stage).map(({ item, pointer, title }) => place('deadline', title, `${path}${pointer}`, item)),
    ...lanesOf(stage).map(({ item, pointer }) => place('lane', item.title, `${path}${pointer}`, item)),
    ...effectsOf(stage).map(({ item, pointer }) => place('effect', stage.title, `${path}${pointer}`, item)),
    ...(stage.kind === 'wait' ? [place('wait', stage.title, `${path}/atLeast`, stage.atLeast)] : []),
    ...(stage.kind === 'gate'
      ? stage.branches.map((branch, index) => place('branch', stage.title, `${path}/branches/${index}`, branch, false))
      : []),
  ];
}

/** A paper is how a decision is given; the clauses that it cites it only prints. */
function ofPapers(regime: Regime): readonly Citation[] {
  return regime.papers.flatMap((paper) => {
    const file = `papers/${paper.code}.json`;
    return [
      place('paper', paper.title, file, paper),
      ...paper.blocks.flatMap((block, index) =>
        block.kind === 'clauses' ? [place('paper-clause', paper.title, `${file}#/blocks/${index}/clause`, block)] : [],
      ),
    ];
  });
}

function ofCases(regime: Regime): readonly Citation[] {
  return regime.cases.flatMap((document, at) =>
    document.cases.flatMap((worked, index) => {
      const path = casePath(document, at, index);
      const events = worked.kind === 'story' ? worked.events : [];
      return [
        place('case', worked.title, path, worked),
        ...events.map((event, number) =>
          place('event', `${worked.title} ${number + 1}`, `${path}/events/${number}`, event, false),
        ),
      ];
    }),
  );
}
