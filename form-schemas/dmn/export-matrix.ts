import { fine, found, type Outcome } from '../engine/finding';
import type { MatrixDocument, MatrixInput, MatrixRow } from '../engine/model/matrix';
import { inOrder } from '../engine/matrix/settle-hits';
import { ANNOTATIONS, DMN, DMN_POLICIES, OWN, reckons } from './dmn-names';
import { unwritable, writeXml, type Xml } from './write-xml';

/** FEEL's name for what a column holds. */
export type TypeRef = 'number' | 'boolean' | 'string' | 'date' | 'Any';

/**
 * Writes a matrix as a DMN 1.3 decision table. Cells and expressions stand as they are, being FEEL; a chain is a FEEL
 * list of contexts (JSON is FEEL). Clauses and what a row settles are annotations, the regulation's words the
 * descriptions of cells; what DMN has no place for stands in extension elements, so that `readDmn` gives the same matrix.
 *
 * @returns null with `dmn-character` where a text holds a character that XML cannot
 */
export function writeDmn(matrix: MatrixDocument, typeOf: (input: MatrixInput) => TypeRef): Outcome<string | null> {
  const strange = unwritable(matrix);
  if (strange !== null) {
    const code = `U+${strange.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return found(null, [
      {
        code: 'dmn-character',
        severity: 'error',
        message: `矩阵中有 XML 不能表示的字符 ${code}`,
        path: `matrices/${matrix.code}.json`,
      },
    ]);
  }
  return fine(
    writeXml({
      name: 'definitions',
      attributes: {
        xmlns: DMN,
        'xmlns:tongchou': OWN,
        id: `definitions_${matrix.code}`,
        name: matrix.title,
        namespace: `urn:tongchou:matrix:${matrix.code}`,
        expressionLanguage: 'https://www.omg.org/spec/DMN/20191111/FEEL/',
      },
      content: [
        {
          name: 'decision',
          attributes: { id: matrix.code, name: matrix.title },
          content: [
            described(matrix.note),
            extended({
              name: 'tongchou:matrix',
              attributes: { clause: matrix.clause.join(' '), priorities: matrix.priorities?.join(' ') },
            }),
            { name: 'variable', attributes: { id: `variable_${matrix.code}`, name: matrix.title } },
            tableOf(matrix, typeOf),
          ],
        },
      ],
    }),
  );
}

function tableOf(matrix: MatrixDocument, typeOf: (input: MatrixInput) => TypeRef): Xml {
  const numbers = reckons(matrix.hit);
  const annotations = annotationsOf(matrix);
  return {
    name: 'decisionTable',
    attributes: { id: `table_${matrix.code}`, ...DMN_POLICIES[matrix.hit] },
    content: [
      ...matrix.inputs.map((input) => inputOf(input, typeOf(input))),
      {
        name: 'output',
        attributes: { id: 'output', name: numbers ? 'number' : 'chain', ...(numbers ? { typeRef: 'number' } : {}) },
        content: [matrix.priorities === undefined ? null : outputValues(matrix)],
      },
      ...annotations.map((name): Xml => ({ name: 'annotation', attributes: { name } })),
      ...matrix.rows.map((row) => ruleOf(row, matrix, annotations)),
    ],
  };
}

/** In DMN the order is one of outputs: chains, the first first, each once. */
function outputValues(matrix: MatrixDocument): Xml {
  const chains = new Set(inOrder(matrix, matrix.rows).map((row) => JSON.stringify(row.chain)));
  return { name: 'outputValues', content: [textOf([...chains].join(', '))] };
}

function annotationsOf(matrix: MatrixDocument): readonly string[] {
  return [
    ANNOTATIONS.clause,
    ...(matrix.rows.some(({ settles }) => settles !== undefined) ? [ANNOTATIONS.settles] : []),
    ...(reckons(matrix.hit)
      ? [ANNOTATIONS.chain]
      : matrix.rows.some(({ number }) => number !== undefined)
        ? [ANNOTATIONS.number]
        : []),
  ];
}

function inputOf({ code, title, expression, domain, clause }: MatrixInput, typeRef: TypeRef): Xml {
  return {
    name: 'input',
    attributes: { id: `input_${code}`, label: title },
    content: [
      extended({ name: 'tongchou:column', attributes: { code, clause: clause?.join(' ') } }),
      { name: 'inputExpression', attributes: { id: `expression_${code}`, typeRef }, content: [textOf(expression)] },
      domain === undefined ? null : { name: 'inputValues', content: [textOf(domain)] },
    ],
  };
}

function ruleOf(row: MatrixRow, matrix: MatrixDocument, annotations: readonly string[]): Xml {
  const { id, when, words, note } = row;
  // A cell that is left out and one that says `-` mean the same; which it was is kept.
  const open = matrix.inputs.flatMap(({ code }) => (own(when, code) === '-' ? [code] : []));
  const kept = {
    ...(open.length > 0 ? { open: open.join(' ') } : {}),
    ...(words !== undefined && Object.keys(words).length === 0 ? { words: 'none' } : {}),
  };
  return {
    name: 'rule',
    attributes: { id: `rule_${id}` },
    content: [
      described(note),
      Object.keys(kept).length === 0 ? null : extended({ name: 'tongchou:row', attributes: kept }),
      ...matrix.inputs.map(({ code }): Xml => ({
        name: 'inputEntry',
        attributes: { id: `cell_${id}_${code}` },
        content: [described(own(words ?? {}, code)), textOf(own(when, code) ?? '-')],
      })),
      {
        name: 'outputEntry',
        attributes: { id: `output_${id}` },
        content: [textOf(reckons(matrix.hit) ? (row.number ?? 'null') : JSON.stringify(row.chain))],
      },
      ...annotations.map((name): Xml => ({ name: 'annotationEntry', content: [textOf(annotationOf(row, name))] })),
    ],
  };
}

function annotationOf({ clause, settles, number, chain }: MatrixRow, name: string): string {
  if (name === ANNOTATIONS.clause) return clause.join(' ');
  if (name === ANNOTATIONS.settles) return settles ?? '';
  return name === ANNOTATIONS.chain ? JSON.stringify(chain) : (number ?? '');
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function described(words: string | undefined): Xml | null {
  return words === undefined ? null : { name: 'description', content: words };
}

function extended(element: Xml): Xml {
  return { name: 'extensionElements', content: [element] };
}

function textOf(text: string): Xml {
  return { name: 'text', content: text };
}
