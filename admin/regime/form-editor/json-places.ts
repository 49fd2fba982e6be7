import { linesOf, type Position } from '../../../form-schemas/formats/line-starts';
import { offsetsOf } from '../../../form-schemas/formats/read-json';

export interface JsonPlaces {
  /** Offset at which the value of a pointer begins, in the order of the text. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Line and column of an offset, from 1. */
  lineAt(offset: number): Position;
}

/** Where each value of a JSON text begins; a text that is broken is read up to where it breaks. */
export function placesIn(text: string): JsonPlaces {
  return { offsets: offsetsOf(text), lineAt: linesOf(text) };
}

/** The place of a pointer, or of the nearest one around it. */
export function nearestPlace(places: JsonPlaces, pointer: string): Position | null {
  for (let here = pointer; ; here = here.slice(0, here.lastIndexOf('/'))) {
    const offset = places.offsets.get(here);
    if (offset !== undefined) return places.lineAt(offset);
    if (here === '') return null;
  }
}
