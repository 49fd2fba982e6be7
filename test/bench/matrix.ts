import { analyse } from '../../form-schemas/engine/matrix/analyse';
import { compileMatrix } from '../../form-schemas/engine/matrix/compile';
import { decide } from '../../form-schemas/engine/matrix/decide';
import type { Fact } from '../../form-schemas/engine/model/fact';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import type { Value } from '../../form-schemas/engine/value';
import { compileVocabulary } from '../../form-schemas/engine/vocabulary/vocabulary';
import type { BenchRow } from './bench-row';
import { feelinDecider, generatedIfs, zenDecider } from './matrix-peers';
import { sequence, syntheticTable, type SyntheticTable } from './matrix-table';

/**
 * Decisions and analysis against feelin, zen-engine and generated ifs, in one process and one run. Before
 * anything is measured, all of them must give the same row on every question.
 */
export async function matrixBench(): Promise<BenchRow[]> {
  const small = await deciders('第十条', bands(), ['≥ 1,000× feelin', '≥ 100× zen-engine', '—']);
  const large = await deciders('200×8', syntheticTable(200, 8), [
    '≥ 1,000× feelin',
    '≥ 100× zen-engine',
    '≥ 0.3× generated ifs',
  ]);
  return [
    ...small,
    ...large,
    analysis('200×8', syntheticTable(200, 8), '≤ 20 ms'),
    analysis('1000×10', syntheticTable(1000, 10), '—'),
    holed(syntheticTable(1000, 10)),
  ];
}

async function deciders(
  name: string,
  table: SyntheticTable,
  [feelinAim, zenAim, ifsAim]: readonly [string, string, string],
): Promise<BenchRow[]> {
  const { document, questions } = table;
  const { matrix, types } = compiled(table);
  const inYuan = questions.map((question) =>
    Object.fromEntries(
      Object.entries(question).map(([fact, value]): [string, Value] => [
        fact,
        types.get(fact)?.kind === 'money' ? (value as number) / 100 : value,
      ]),
    ),
  );
  let asked: Readonly<Record<string, Value>> = {};
  const read = (fact: string): Value => asked[fact] ?? null;
  const ours = (at: number) => {
    asked = questions[at]!;
    return decide(matrix, read).value?.rows[0]?.id ?? null;
  };
  const feelin = feelinDecider(document);
  const zen = zenDecider(document);
  const ifs = generatedIfs(document, types);
  for (let at = 0; at < 100; at += 1) {
    const answers = [ours(at), feelin(inYuan[at]!), await zen(inYuan[at]!), ifs(questions[at]!)];
    if (answers.some((answer) => answer === null || answer !== answers[0]))
      throw new Error(`${name}: different rows ${answers.join(', ')}`);
  }
  const count = questions.length;
  const rate = best(() => perSecond((at) => ours(at % count)));
  const feelinRate = perSecond((at) => feelin(inYuan[at % count]!), 400, 1);
  const zenRate = await zenPerSecond(zen, inYuan);
  const ifsRate = best(() => perSecond((at) => ifs(questions[at % count]!)));
  const line = (peer: string, peerRate: number, aim: string): BenchRow => ({
    name: `decide ${name} / ${peer}`,
    unit: 'decisions/s',
    ours: rate,
    peer: peerRate,
    ratio: rate / peerRate,
    aim,
  });
  return [
    line('feelin', feelinRate, feelinAim),
    line('zen-engine', zenRate, zenAim),
    line('generated ifs', ifsRate, ifsAim),
  ];
}

function compiled({ facts, document }: Pick<SyntheticTable, 'facts' | 'document'>) {
  const vocabulary = compileVocabulary({ facts, parameters: [] }).value;
  const matrix = vocabulary && compileMatrix(document, vocabulary).value;
  if (!vocabulary || !matrix) throw new Error('the synthetic table does not compile');
  return { matrix, types: vocabulary.scope.names };
}

function analysis(name: string, table: SyntheticTable, aim: string): BenchRow {
  const { matrix } = compiled(table);
  const once = () => {
    const { value } = analyse(matrix);
    if (!value.decided || !value.complete || !value.disjoint) throw new Error(`${name}: not proven`);
  };
  return { name: `analyse ${name}`, unit: 'ms', ours: milliseconds(once), peer: null, ratio: null, aim };
}

/** Every tenth row widened to any value in its first column and every hundredth left out: gaps and overlaps to be found. */
function holed(table: SyntheticTable): BenchRow {
  const rows = table.document.rows
    .filter((_, at) => at % 100 !== 50)
    .map((row, at) => (at % 10 === 5 ? { ...row, when: { ...row.when, c0: '-' } } : row));
  const { matrix } = compiled({ ...table, document: { ...table.document, rows } });
  const once = () => {
    if (analyse(matrix).value.disjoint) throw new Error('no overlap found');
  };
  return {
    name: 'analyse 1000×10 with gaps and overlaps',
    unit: 'ms',
    ours: milliseconds(once),
    peer: null,
    ratio: null,
    aim: '—',
  };
}

/** The four bands and the joint list of 第十条. */
function bands(): SyntheticTable {
  const facts: Fact[] = [
    { name: 'total', title: '总投资', type: 'money', owner: { kind: 'case' }, provenance: 'given' },
    { name: 'jointly', title: '是否集中审定', type: 'boolean', owner: { kind: 'case' }, provenance: 'given' },
  ];
  const row = (id: string, total: string, jointly: string) =>
    ({
      id,
      when: { total, jointly },
      chain: [{ action: 'decide', mode: 'one', bodies: [id] }],
      clause: ['S-1'],
    }) as const;
  const document: MatrixDocument = {
    code: 'bands',
    title: '第十条',
    clause: ['S-1'],
    hit: 'unique',
    inputs: [
      { code: 'total', title: '总投资', expression: 'total', domain: '>= 300000' },
      { code: 'jointly', title: '是否集中审定', expression: 'jointly' },
    ],
    rows: [
      row('list', '-', 'true'),
      row('a', '[300000..2000000)', 'false'),
      row('b', '[2000000..5000000)', 'false'),
      row('c', '[5000000..10000000)', 'false'),
      row('d', '>= 10000000', 'false'),
    ],
  };
  const random = sequence(11);
  const questions = Array.from({ length: 1000 }, () => ({
    total: 30_000_000 + Math.floor(random() * 1_200_000_000),
    jointly: random() < 0.2,
  }));
  return { facts, document, questions };
}

function perSecond(once: (at: number) => unknown, milliseconds = 300, batch = 2000): number {
  let at = 0;
  let kept: unknown = null;
  const start = performance.now();
  while (performance.now() - start < milliseconds) for (let i = 0; i < batch; i += 1) kept = once((at += 1));
  if (kept === undefined) throw new Error('nothing was measured');
  return (at * 1000) / (performance.now() - start);
}

async function zenPerSecond(
  zen: (question: Readonly<Record<string, Value>>) => Promise<unknown>,
  questions: readonly Readonly<Record<string, Value>>[],
): Promise<number> {
  let at = 0;
  const start = performance.now();
  while (performance.now() - start < 500)
    await Promise.all(Array.from({ length: 32 }, () => zen(questions[(at += 1) % questions.length]!)));
  return (at * 1000) / (performance.now() - start);
}

function best(measure: () => number): number {
  return Math.max(measure(), measure(), measure(), measure());
}

function milliseconds(once: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    once();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[3]!;
}
