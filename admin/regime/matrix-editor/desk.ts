import { useMemo } from 'react';
import {
  parseUnary,
  type BoundSemantics,
  type CellColumn,
  type CompiledRegime,
  type Finding,
  type JsonObject,
  type MatrixDocument,
} from '../../../form-schemas/engine';
import { useWorkspace } from '../workspace/workspace';
import type { Ground } from './analyse-draft';
import type { MatrixBasis } from './compare-basis';
import { describeColumns } from './describe-columns';

/** A matrix on the desk: the document, how its columns are read, and the way to change it. */
export interface MatrixDesk {
  readonly path: string;
  readonly document: MatrixDocument;
  readonly columns: readonly CellColumn[];
  readonly bounds: BoundSemantics;
  /** Where the meaning of 以上 and 以下 stands; empty where no article says it. */
  readonly boundsArticle: string;
  /** The regime as it last compiled. */
  readonly regime: CompiledRegime | null;
  readonly readOnly: boolean;
  /** The same matrix elsewhere, to compare with. */
  readonly basis: MatrixBasis | null;
  write(document: MatrixDocument, label: string): void;
}

export interface OpenedMatrix {
  readonly desk: MatrixDesk | null;
  /** What facts and parameters the matrix is read under; the same object until they change. */
  readonly ground: Ground | null;
  /** Why the file cannot be read. */
  readonly findings: readonly Finding[];
  readonly exists: boolean;
}

const UNKNOWN_BOUNDS: BoundSemantics = { above: 'included', below: 'included', clause: [] };

/** Opens a matrix of the regime on the desk. */
export function useMatrixDesk(code: string, basis: MatrixBasis | null): OpenedMatrix {
  const workspace = useWorkspace();
  const path = `matrices/${code}.json`;
  const text = workspace.files.get(path);
  const read = useMemo(() => (text === undefined ? null : workspace.read('matrix', path)), [text, path]);
  const regime = workspace.lastCompiled;
  const [factsText, regimeText] = [workspace.files.get('facts.json'), workspace.files.get('regime.json')];
  // Every change compiles the regime anew; facts and parameters only change with their own files.
  const ground = useMemo(
    () =>
      regime
        ? { facts: regime.regime.facts, parameters: regime.regime.parameters, bounds: regime.regime.bounds }
        : null,
    [factsText, regimeText, regime === null],
  );
  const document = read?.value ?? null;
  const columns = useMemo(() => (document ? describeColumns(document, regime) : []), [document, ground]);
  const desk = useMemo((): MatrixDesk | null => {
    if (!document) return null;
    const bounds = ground?.bounds ?? UNKNOWN_BOUNDS;
    return {
      path,
      document,
      columns,
      bounds,
      boundsArticle: regime?.article(bounds.clause) ?? '',
      regime,
      readOnly: workspace.readOnly,
      basis,
      write: (next, label) => workspace.write(path, next as unknown as JsonObject, label),
    };
  }, [document, columns, ground, regime, basis, workspace.readOnly, workspace.write, path]);
  return { desk, ground, findings: read?.findings ?? [], exists: text !== undefined };
}

/** Amounts of money in fen that the domain and the other rows' cells mention: what a new amount is held against. */
export function amountsOf(document: MatrixDocument, column: CellColumn, butRow?: number): readonly number[] {
  const { type } = column;
  if (type?.kind !== 'money') return [];
  const texts = new Set(
    document.rows.flatMap(({ when }, row) =>
      row === butRow ? [] : [Object.hasOwn(when, column.code) ? (when[column.code] ?? '-') : '-'],
    ),
  );
  const all = [column.domain, ...[...texts].map((cell) => parseUnary(cell, type).value)];
  const values = all.flatMap((tests) =>
    (tests?.tests ?? []).flatMap((test) => (test.kind === 'equal' ? [test.value] : [test.low, test.high])),
  );
  return values.filter((value): value is number => typeof value === 'number');
}
