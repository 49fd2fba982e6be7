import type { Finding, Severity } from '../../../form-schemas/engine';
import type { CodeMark } from '../code-editor/code-props';
import { nearestPlace, placesIn } from './json-places';
import { ROOT } from './pointer';

/** A finding of this form, with the pointer of the place it is about. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Into the document, e.g. `/schema/properties/total/x-visible`; '' where it names no place. */
  readonly pointer: string;
}

/** Findings of one file out of several lists, each once: what is wrong with a file is told by more than one reading. */
export function findingsOf(path: string, ...lists: readonly (readonly Finding[])[]): readonly PlacedFinding[] {
  const seen = new Set<string>();
  return lists.flat().flatMap((finding) => {
    const [file = '', pointer = ''] = (finding.path ?? '').split('#');
    const name = `${finding.code} ${pointer} ${finding.message}`;
    if (file !== path || seen.has(name)) return [];
    seen.add(name);
    return [{ finding, pointer }];
  });
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The gravest severity at each node: what is wrong with a property is wrong with its node. */
export function gravest(
  findings: readonly PlacedFinding[],
  pointers: ReadonlySet<string>,
): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { finding, pointer } of findings) {
    const node = nodeOf(pointer, pointers);
    const known = worst.get(node);
    if (known === undefined || RANK[finding.severity] < RANK[known]) worst.set(node, finding.severity);
  }
  return worst;
}

/** The node to which a place belongs: the longest pointer of a node that it begins with. */
export function nodeOf(pointer: string, pointers: ReadonlySet<string>): string {
  for (let here = pointer; here !== ''; here = here.slice(0, here.lastIndexOf('/'))) {
    if (pointers.has(here)) return here;
  }
  return ROOT;
}

/** Findings of one node, by the property that they are about: `title`, `x-visible`, `x-rules/0/test`; '' is the node itself. */
export function findingsAt(
  findings: readonly PlacedFinding[],
  node: string,
  pointers: ReadonlySet<string>,
): ReadonlyMap<string, readonly Finding[]> {
  const by = new Map<string, Finding[]>();
  for (const { finding, pointer } of findings) {
    if (nodeOf(pointer, pointers) !== node) continue;
    const property = pointer.slice(node.length + 1);
    by.set(property, [...(by.get(property) ?? []), finding]);
  }
  return by;
}

/** Findings as marks in the file's text: by the line that they name themselves, else by the place of their pointer. */
export function marksIn(text: string, findings: readonly PlacedFinding[]): readonly CodeMark[] {
  if (findings.length === 0) return [];
  const places = placesIn(text);
  return findings.flatMap(({ finding, pointer }): readonly CodeMark[] => {
    const own = finding.code.startsWith('expression-') ? null : lineOf(finding);
    const place = own ?? nearestPlace(places, pointer);
    const { message, severity } = finding;
    return place ? [{ line: place.line, column: place.column, length: 0, message, severity }] : [];
  });
}

/** Marks in the text of one expression, by the engine's line and column. */
export function marksOfExpression(findings: readonly Finding[]): readonly CodeMark[] {
  return findings.map((finding) => {
    const { message, severity, parameters } = finding;
    const place = lineOf(finding) ?? { line: 1, column: 1 };
    return {
      ...place,
      length: typeof parameters?.['length'] === 'number' ? parameters['length'] : 0,
      message,
      severity,
    };
  });
}

function lineOf({ parameters }: Finding): { readonly line: number; readonly column: number } | null {
  const [line, column] = [parameters?.['line'], parameters?.['column']];
  return typeof line === 'number' && typeof column === 'number' ? { line, column } : null;
}

/** The node whose text surrounds an offset of the file: the last that begins before it. */
export function nodeAtOffset(text: string, offset: number, pointers: ReadonlySet<string>): string {
  let best = ROOT;
  for (const [pointer, at] of placesIn(text).offsets) {
    if (at > offset) break;
    best = pointer;
  }
  return nodeOf(best, pointers);
}
