import type { MatrixDocument, MatrixInput } from '../../../form-schemas/engine';

/** A column that nothing is known of yet; a fact's name makes it one. */
export function addColumn(
  document: MatrixDocument,
  fact: { readonly name: string; readonly title: string },
): MatrixDocument {
  const code = freeCode(document, fact.name);
  const input: MatrixInput = { code, title: fact.title, expression: fact.name };
  return {
    ...document,
    inputs: [...document.inputs, input],
    rows: document.rows.map((row) => ({ ...row, when: { ...row.when, [code]: '-' } })),
  };
}

export function freeCode(document: MatrixDocument, wish: string): string {
  const used = new Set(document.inputs.map(({ code }) => code));
  const base = /^[A-Za-z][A-Za-z0-9_-]*$/.test(wish) ? wish : 'column';
  if (!used.has(base)) return base;
  for (let number = 2; ; number += 1) if (!used.has(`${base}${number}`)) return `${base}${number}`;
}

/** Changes a column; under a new code every row's cell and words go with it. */
export function editColumn(document: MatrixDocument, at: number, changed: MatrixInput): MatrixDocument {
  const before = document.inputs[at];
  if (!before) return document;
  const inputs = document.inputs.map((input, index) => (index === at ? changed : input));
  if (before.code === changed.code) return { ...document, inputs };
  const renamed = (cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(cells).map(([code, cell]) => [code === before.code ? changed.code : code, cell]));
  const rows = document.rows.map((row) => ({
    ...row,
    when: renamed(row.when),
    ...(row.words ? { words: renamed(row.words) } : {}),
  }));
  return { ...document, inputs, rows };
}

/** Takes a column out, with what the rows say in it. */
export function removeColumn(document: MatrixDocument, at: number): MatrixDocument {
  const gone = document.inputs[at]?.code;
  if (gone === undefined) return document;
  const without = (cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(cells).filter(([code]) => code !== gone));
  const rows = document.rows.map(({ words, ...row }) => {
    const left = without(words ?? {});
    const { id, when, ...rest } = row;
    return { id, when: without(when), ...(Object.keys(left).length > 0 ? { words: left } : {}), ...rest };
  });
  return { ...document, inputs: document.inputs.filter((_, index) => index !== at), rows };
}

export function moveColumn(document: MatrixDocument, from: number, to: number): MatrixDocument {
  const input = document.inputs[from];
  if (!input || to < 0 || to >= document.inputs.length) return document;
  const rest = document.inputs.filter((_, index) => index !== from);
  return { ...document, inputs: [...rest.slice(0, to), input, ...rest.slice(to)] };
}

/** How many rows say something in a column. */
export function cellsUsed(document: MatrixDocument, code: string): number {
  return document.rows.filter(({ when }) => Object.hasOwn(when, code) && when[code]?.trim() !== '-').length;
}
