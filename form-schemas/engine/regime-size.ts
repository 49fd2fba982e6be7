import type { Finding } from './finding';
import type { FormNode } from './model/form';
import type { Regime } from './model/regime';

/**
 * How much a regime may hold: several times what the largest regulation needs, and so little that compiling and proving the
 * largest takes seconds, whatever it says. A host proves while others wait; without a bound, twenty thousand stages
 * would hold it for minutes.
 */
export const MOST = {
  bodies: { words: '机构', most: 500 },
  facts: { words: '事实', most: 1_500 },
  parameters: { words: '参数', most: 300 },
  clauses: { words: '条款', most: 2_000 },
  textGaps: { words: '文本漏洞', most: 200 },
  checks: { words: '检查', most: 500 },
  windows: { words: '申报窗口', most: 50 },
  records: { words: '台账', most: 100 },
  evaluation: { words: '评价等次、种类和指标体系（合计）', most: 200 },
  deadlines: { words: '时限', most: 200 },
  forms: { words: '表单', most: 150 },
  fields: { words: '表单的栏目和分组（各表合计）', most: 3_000 },
  matrices: { words: '审批矩阵', most: 100 },
  /** Rows times columns, of all matrices: one of a thousand rows and ten columns, or many of the usual dozen. */
  cells: { words: '审批矩阵的单元格（行数乘列数，各表合计）', most: 10_000 },
  procedures: { words: '流程', most: 60 },
  stages: { words: '环节（各流程合计）', most: 600 },
  /** What stages name: checks that they run, bodies, branches, returns. */
  references: { words: '环节所列的检查、办理者、分支和退回去向（合计）', most: 6_000 },
  papers: { words: '文书', most: 50 },
  /** Blocks of all papers, with the pairs and columns in them. */
  paperParts: { words: '文书的各部分（各文书合计）', most: 2_000 },
  cases: { words: '示例案例', most: 2_000 },
  events: { words: '示例案例的办理步骤（合计）', most: 8_000 },
} as const;

type Counted = keyof typeof MOST;

/** `regime-too-large`, one for each count that is over its bound: nothing of such a regime is compiled. */
export function tooLarge(regime: Regime): readonly Finding[] {
  return (Object.entries(countsOf(regime)) as [Counted, { readonly count: number; readonly path: string }][]).flatMap(
    ([counted, { count, path }]) => {
      const { words, most } = MOST[counted];
      if (count <= most) return [];
      const message = `${words}有 ${count} 个，超过一部制度的上限 ${most} 个`;
      return [
        {
          code: 'regime-too-large',
          severity: 'error' as const,
          message,
          path,
          parameters: { counted, given: count, allowed: most },
        },
      ];
    },
  );
}

function countsOf(regime: Regime): Readonly<Record<Counted, { readonly count: number; readonly path: string }>> {
  const stages = regime.procedures.flatMap((procedure) => procedure.stages);
  const cases = regime.cases.flatMap((document) => document.cases);
  const at = (path: string, count: number) => ({ count, path });
  return {
    bodies: at('bodies.json#/bodies', regime.bodies.length),
    facts: at('facts.json#/facts', regime.facts.length),
    parameters: at('regime.json#/parameters', regime.parameters.length),
    clauses: at('clauses.json#/clauses', regime.clauses.length),
    textGaps: at('clauses.json#/textGaps', regime.textGaps.length),
    checks: at('checks.json#/checks', regime.checks.length),
    windows: at('windows.json#/windows', regime.windows.length),
    records: at('records.json#/records', regime.records.length),
    evaluation: at(
      'evaluation.json#',
      sum(Object.values(regime.evaluation ?? {}).map((list) => (Array.isArray(list) ? list.length : 0))),
    ),
    deadlines: at('deadlines.json#/deadlines', regime.deadlines.length),
    forms: at('forms', regime.forms.length),
    fields: at('forms', sum(regime.forms.map(({ schema }) => nodesIn(schema.properties)))),
    matrices: at('matrices', regime.matrices.length),
    cells: at('matrices', sum(regime.matrices.map(({ rows, inputs }) => rows.length * inputs.length))),
    procedures: at('procedures', regime.procedures.length),
    stages: at('procedures', stages.length),
    references: at('procedures', sum(stages.map(referencesOf))),
    papers: at('papers', regime.papers.length),
    paperParts: at('papers', sum(regime.papers.map(({ blocks }) => sum(blocks.map(partsOf))))),
    cases: at('cases', cases.length),
    events: at('cases', sum(cases.map((worked) => (worked.kind === 'story' ? worked.events.length : 1)))),
  };
}

function nodesIn(nodes: Readonly<Record<string, FormNode>> | undefined): number {
  const all = Object.values(nodes ?? {});
  return all.length + sum(all.map((node) => nodesIn(node.properties) + nodesIn(node.items?.properties)));
}

function referencesOf(stage: Regime['procedures'][number]['stages'][number]): number {
  const lists = Object.values(stage).filter((value): value is readonly unknown[] => Array.isArray(value));
  return sum(lists.map((list) => list.length));
}

function partsOf(block: Regime['papers'][number]['blocks'][number]): number {
  switch (block.kind) {
    case 'grid':
      return 1 + block.items.length;
    case 'rows':
    case 'records':
      return 1 + (block.columns?.length ?? 0);
    case 'opinions':
      return 1 + block.stages.length;
    case 'clauses':
      return 1 + block.clause.length;
    default:
      return 1;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
