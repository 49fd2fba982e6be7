import type { KeyboardEvent } from 'react';
import type { CellReading, MatrixRow } from '../../../form-schemas/engine';
import type { MatrixDesk } from './desk';
import type { Marks, Place } from './grid-place';

/** What the grid shows and whom it tells. */
export interface GridProps {
  readonly desk: MatrixDesk;
  readonly marks: Marks;
  /** Rows that the analysis points at. */
  readonly marked: ReadonlySet<number>;
  readonly active: Place;
  readonly chainOf: (row: MatrixRow) => string;
  readonly articleOf: (clause: readonly string[]) => string;
  readonly onActive: (place: Place) => void;
  readonly onDraft: (place: Place, typed: string, read: CellReading | null) => void;
  readonly onCell: (place: Place, typed: string, read: CellReading) => void;
  readonly onText: (place: Place, kind: 'id' | 'note', text: string) => void;
  readonly onOpen: () => void;
  readonly onPaste: (text: string, place: Place) => void;
  readonly onCopy: (place: Place) => string;
  /** Commands by key that are not about moving: true where the key was one. */
  readonly onCommand: (event: KeyboardEvent, place: Place) => boolean;
}
