import type { BodiesDocument } from '../engine/model/body';
import type { ChecksDocument, WindowsDocument } from '../engine/model/check';
import type { ClausesDocument } from '../engine/model/clause';
import type { ClocksDocument } from '../engine/model/deadline';
import type { EvaluationDocument } from '../engine/model/evaluation';
import type { FactsDocument } from '../engine/model/fact';
import type { FormDocument } from '../engine/model/form';
import type { MatrixDocument } from '../engine/model/matrix';
import type { PaperDocument } from '../engine/model/paper';
import type { ProcedureDocument } from '../engine/model/procedure';
import type { RecordsDocument } from '../engine/model/record';
import type { RegimeDocument } from '../engine/model/regime';
import type { CasesDocument } from '../engine/model/worked-case';
import { nearest } from '../engine/expression/suggest';

/** The texts of a regime by path inside its folder: `regime.json`, `forms/application.json` … */
export type RegimeFiles = ReadonlyMap<string, string>;

/** What each kind of document holds once `$schema` is dropped. */
export interface DocumentOf {
  readonly regime: RegimeDocument;
  readonly clauses: ClausesDocument;
  readonly bodies: BodiesDocument;
  readonly facts: FactsDocument;
  readonly checks: ChecksDocument;
  readonly windows: WindowsDocument;
  readonly deadlines: ClocksDocument;
  readonly records: RecordsDocument;
  readonly evaluation: EvaluationDocument;
  readonly form: FormDocument;
  readonly matrix: MatrixDocument;
  readonly procedure: ProcedureDocument;
  readonly paper: PaperDocument;
  readonly cases: CasesDocument;
}

export type DocumentKind = keyof DocumentOf;

interface KindPlace {
  readonly kind: DocumentKind;
  /** The one file of this kind, or the folder that holds one file for each code. */
  readonly at: string;
  readonly required: boolean;
}

export const FILE_KINDS: readonly KindPlace[] = [
  { kind: 'regime', at: 'regime.json', required: true },
  { kind: 'clauses', at: 'clauses.json', required: true },
  { kind: 'bodies', at: 'bodies.json', required: true },
  { kind: 'facts', at: 'facts.json', required: true },
  { kind: 'checks', at: 'checks.json', required: false },
  { kind: 'windows', at: 'windows.json', required: false },
  { kind: 'deadlines', at: 'deadlines.json', required: false },
  { kind: 'records', at: 'records.json', required: false },
  { kind: 'evaluation', at: 'evaluation.json', required: false },
];

export const FOLDER_KINDS: readonly KindPlace[] = [
  { kind: 'form', at: 'forms', required: false },
  { kind: 'matrix', at: 'matrices', required: false },
  { kind: 'procedure', at: 'procedures', required: false },
  { kind: 'paper', at: 'papers', required: false },
  { kind: 'cases', at: 'cases', required: false },
];

/** Names that every object has: a document must not be taken for one of them. */
const RESERVED_CODES: ReadonlySet<string> = new Set(['constructor', 'prototype']);

const IN_FOLDER = /^([a-z]+)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.json$/;

/** What a path inside a regime's folder holds, and the code its name says; null for a path that has no place there. */
export function kindOfPath(path: string): { readonly kind: DocumentKind; readonly code: string | null } | null {
  const file = FILE_KINDS.find((place) => place.at === path);
  if (file) return { kind: file.kind, code: null };
  const [, folder, code = null] = IN_FOLDER.exec(path) ?? [];
  const place = FOLDER_KINDS.find((candidate) => candidate.at === folder);
  if (code !== null && RESERVED_CODES.has(code)) return null;
  return place ? { kind: place.kind, code } : null;
}

/** The `$schema` that belongs into a file at this path of `form-schemas/regimes/<code>/`. */
export function schemaReference(path: string, kind: DocumentKind): string {
  return `${'../'.repeat(path.split('/').length + 1)}formats/${kind}.schema.json`;
}

/** Says where files may stand, and which one was probably meant. */
export function describePlaces(given: string): string {
  const [, , code = ''] = IN_FOLDER.exec(given) ?? [];
  if (RESERVED_CODES.has(code)) return `${code} 是保留字，文件不能以它为名，请另取编码`;
  const files = FILE_KINDS.map((place) => place.at);
  const folders = FOLDER_KINDS.map((place) => `${place.at}/<编码>.json`);
  const [folder = '', name] = given.split('/');
  const meant =
    name === undefined
      ? nearest(given, files)
      : nearest(
          folder,
          FOLDER_KINDS.map((place) => place.at).filter((at) => at !== folder),
        );
  const hint = meant === undefined ? '' : `；是否为 ${name === undefined ? meant : `${meant}/${name}`}？`;
  return `制度文件夹中只能有 ${[...files, ...folders].join('、')}${hint}`;
}
