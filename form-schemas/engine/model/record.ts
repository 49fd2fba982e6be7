import type { FactKind, FactOption } from './fact';

/**
 * Typed records of what has happened: contracts, supplements, allocations, acceptances, findings. `records.json`.
 * A row is written by a stage and never changed; it may be closed.
 */
export interface RecordsDocument {
  readonly records: readonly RecordDocument[];
}

export interface RecordDocument {
  readonly code: string;
  readonly title: string;
  readonly clause: readonly string[];
  /** Whose rows they are; a unit's are seen in all its projects. */
  readonly of: 'project' | 'unit' | 'government';
  readonly fields: readonly RecordField[];
  readonly note?: string;
}

export interface RecordField {
  readonly name: string;
  readonly title: string;
  readonly type: Exclude<FactKind, 'list'>;
  readonly unit?: string;
  readonly options?: readonly FactOption[];
  /** A row without it is refused. */
  readonly required?: boolean;
}

/** Writes a row, or closes the one that the case is about. */
export interface WriteDocument {
  readonly record: string;
  /** Only where this is true. */
  readonly when?: string;
  /** Per field an expression over the case's facts; absent with `close`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Instead of writing one: the row that the case is about is closed. */
  readonly close?: true;
}
