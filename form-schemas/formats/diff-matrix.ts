import type { ChainStepDocument, MatrixDocument, MatrixRow } from '../engine/model/matrix';
import { pointerStep } from './read-json';
import {
  changed,
  compareByCode,
  compareOrder,
  compareProperties,
  place,
  type Pair,
  type RegimeChange,
} from './regime-change';

const ACTION_WORDS = {
  check: '审核',
  countersign: '审签',
  deliberate: '审议',
  decide: '审定',
  issue: '批复',
  record: '备案',
} as const;
const MODE_WORDS = { one: '', all: '会签', any: '或签', sequence: '依次', ratio: '票签' } as const;

/** Columns and rows by code, rows cell by cell. `bodyTitle` words the chain for people. */
export function diffMatrix(pair: Pair<MatrixDocument>, bodyTitle: (code: string) => string): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `审批矩阵“${after.title}”`;
  const columns = new Map([...before.inputs, ...after.inputs].map((input) => [input.code, input.title]));
  return [
    ...compareProperties(title, pair, ['inputs', 'rows']),
    ...compareByCode(
      place(before.inputs, (input) => input.code, `${pair.before.path}/inputs`),
      place(after.inputs, (input) => input.code, `${pair.after.path}/inputs`),
      (input) => `${title}列“${input.title}”`,
      (inputs) => compareProperties(`${title}列“${inputs.after.item.title}”`, inputs),
    ),
    ...compareByCode(
      place(before.rows, (row) => row.id, `${pair.before.path}/rows`),
      place(after.rows, (row) => row.id, `${pair.after.path}/rows`),
      (row) => `${title}第 ${row.id} 行`,
      (rows) => diffRow(title, rows, columns, bodyTitle),
    ),
    ...compareOrder(
      `${title}行`,
      `${pair.after.path}/rows`,
      before.rows.map((row) => row.id),
      after.rows.map((row) => row.id),
    ),
  ];
}

function diffRow(
  matrix: string,
  pair: Pair<MatrixRow>,
  columns: ReadonlyMap<string, string>,
  bodyTitle: (code: string) => string,
): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `${matrix}第 ${after.id} 行`;
  const cells = [...columns].flatMap(([code, column]) => {
    const changes: RegimeChange[] = [];
    const [from, to] = [before.when[code] ?? '-', after.when[code] ?? '-'];
    if (from !== to)
      changes.push(changed(`${title} ${column}`, `${pair.after.path}/when${pointerStep(code)}`, from, to));
    const [said, says] = [before.words?.[code], after.words?.[code]];
    if (said !== says)
      changes.push(changed(`${title} ${column} 原话`, `${pair.after.path}/words${pointerStep(code)}`, said, says));
    return changes;
  });
  return [
    ...cells,
    ...compareProperties(title, pair, ['when', 'words'], (key, value) =>
      key === 'chain' && Array.isArray(value) ? wordChain(value as readonly ChainStepDocument[], bodyTitle) : value,
    ),
  ];
}

function wordChain(chain: readonly ChainStepDocument[], bodyTitle: (code: string) => string): string {
  const steps = chain.map((step) => {
    const extra = [
      MODE_WORDS[step.mode],
      step.ratio,
      step.must && `必须同意：${step.must.map(bodyTitle).join('、')}`,
      step.form && `填写 ${step.form}`,
    ];
    const words = extra.filter((part) => part !== undefined && part !== '').join('，');
    return `${step.bodies.map(bodyTitle).join('、')}${ACTION_WORDS[step.action]}${words === '' ? '' : `（${words}）`}`;
  });
  return steps.join('，再由');
}
