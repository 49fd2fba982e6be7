import { ZenEngine } from '@gorules/zen-engine';
import { unaryTest } from 'feelin';
import { isFine } from '../../form-schemas/engine/finding';
import { parseUnary } from '../../form-schemas/engine/expression/unary';
import type { MatrixDocument } from '../../form-schemas/engine/model/matrix';
import type { Type, Value } from '../../form-schemas/engine/value';

/** The same table as others decide it. Each answers the row's id; amounts are numbers of yuan for them. */

type Question = Readonly<Record<string, Value>>;

/** feelin tests each cell of each row from its text until a row passes: it keeps nothing parsed. */
export function feelinDecider(document: MatrixDocument): (question: Question) => string | null {
  const columns = document.inputs.map((input) => ({ code: input.code, name: input.expression }));
  return (question) => {
    const row = document.rows.find((each) =>
      columns.every(({ code, name }) => {
        const cell = each.when[code] ?? '-';
        return cell === '-' || unaryTest(cell, { '?': question[name] }).value === true;
      }),
    );
    return row?.id ?? null;
  };
}

/** zen-engine's decision table, loaded once. */
export function zenDecider(document: MatrixDocument): (question: Question) => Promise<string | null> {
  const field = (at: number) => `i${at}`;
  const content = {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      {
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position: { x: 0, y: 0 },
        content: {
          hitPolicy: 'first',
          inputs: document.inputs.map((input, at) => ({
            id: field(at),
            name: input.code,
            type: 'expression',
            field: input.expression,
          })),
          outputs: [{ id: 'o', name: 'row', type: 'expression', field: 'row' }],
          rules: document.rows.map((row) => ({
            _id: row.id,
            o: JSON.stringify(row.id),
            ...Object.fromEntries(document.inputs.map((input, at) => [field(at), blank(row.when[input.code])])),
          })),
        },
      },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'e1', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'e2', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  return async (question) => {
    const { result } = (await decision.evaluate(question)) as { result: { row?: string } | null };
    return result?.row ?? null;
  };
}

function blank(cell: string | undefined): string {
  return cell === undefined || cell === '-' ? '' : cell;
}

/**
 * What a generator of code would write: one `if` per row, columns in order, on the engine's inside values.
 * Source text is compiled here and nowhere else; nothing is checked of the input.
 */
export function generatedIfs(
  document: MatrixDocument,
  types: ReadonlyMap<string, Type>,
): (question: Question) => string | null {
  const reads = document.inputs.map((input, at) => `const x${at} = f.${input.expression};`);
  const rows = document.rows.map((row) => {
    const conditions = document.inputs.flatMap((input, at) => {
      const cell = row.when[input.code] ?? '-';
      const type = types.get(input.expression);
      const parsed = type && cell !== '-' ? parseUnary(cell, type) : null;
      if (!parsed?.value || !isFine(parsed.findings)) return [];
      const tests = parsed.value.tests.map((test) => {
        if (test.kind === 'equal') return `x${at} === ${JSON.stringify(test.value)}`;
        const low = test.low === null ? [] : [`x${at} ${test.lowIncluded ? '>=' : '>'} ${JSON.stringify(test.low)}`];
        const high =
          test.high === null ? [] : [`x${at} ${test.highIncluded ? '<=' : '<'} ${JSON.stringify(test.high)}`];
        return [...low, ...high].join(' && ');
      });
      return [tests.length > 1 ? `(${tests.join(' || ')})` : tests.join('')];
    });
    return `if (${conditions.join(' && ') || 'true'}) return ${JSON.stringify(row.id)};`;
  });
  return new Function('f', [...reads, ...rows, 'return null;'].join('\n')) as (question: Question) => string | null;
}
