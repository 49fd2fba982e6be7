import type { CompiledRegime, Regime } from '../../../form-schemas/engine';
import { kindOfPath, type DocumentKind, type RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';

/** A document of its own code: its file, code and title; the code stands in where the title cannot be read yet. */
export interface Titled {
  readonly path: string;
  readonly code: string;
  readonly title: string;
}

/** The documents of one kind that the files hold, in the order of their codes. */
export function documentsOf(
  files: RegimeFiles,
  kind: 'form' | 'matrix' | 'procedure' | 'paper',
  regime: Regime | null,
): readonly Titled[] {
  const known: readonly { readonly code: string; readonly title: string }[] =
    regime === null ? [] : documentsIn(regime)[kind];
  return [...files.keys()].sort().flatMap((path): readonly Titled[] => {
    const place = kindOfPath(path);
    if (place?.kind !== kind || place.code === null) return [];
    const { code } = place;
    return [{ path, code, title: known.find((document) => document.code === code)?.title ?? code }];
  });
}

function documentsIn({ forms, matrices, procedures, papers }: Regime) {
  return { form: forms, matrix: matrices, procedure: procedures, paper: papers } as const;
}

/** What a file holds, for people. */
export function wordFile(path: string, compiled: CompiledRegime | null): string {
  const place = kindOfPath(path);
  const regime = compiled?.regime;
  const named = (title: string | undefined): string => title ?? place?.code ?? path;
  if (!place) return path;
  const { kind, code } = place;
  if (kind === 'form')
    return t('表单“{{title}}”', { title: named(regime?.forms.find((one) => one.code === code)?.title) });
  if (kind === 'matrix')
    return t('审批矩阵“{{title}}”', { title: named(regime?.matrices.find((one) => one.code === code)?.title) });
  if (kind === 'procedure')
    return t('程序“{{title}}”', { title: named(regime?.procedures.find((one) => one.code === code)?.title) });
  if (kind === 'paper')
    return t('文书“{{title}}”', { title: named(regime?.papers.find((one) => one.code === code)?.title) });
  if (kind === 'cases') return t('案例 {{code}}', { code: code ?? '' });
  return FILE_WORD[kind];
}

const FILE_WORD: Readonly<Record<Exclude<DocumentKind, 'form' | 'matrix' | 'procedure' | 'paper' | 'cases'>, string>> =
  {
    regime: t('制度总则、适用范围与参数'),
    clauses: t('条款'),
    bodies: t('主体'),
    facts: t('事实'),
    checks: t('检查'),
    windows: t('申报窗口'),
    records: t('台账'),
    deadlines: t('时限'),
    evaluation: t('绩效评价'),
  };

/** A place of the files in words as short as they can be: the title of the nearest thing that has one. */
export function wordPlace(path: string, regime: Regime | null): string {
  const [file = '', pointer = ''] = path.split('#');
  if (regime === null) return path;
  const root = documentAt(file, regime);
  const words: string[] = [];
  let here: unknown = root.document;
  if (root.title !== null) words.push(root.title);
  for (const step of pointer.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null) break;
    here = (here as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
    const title = titleOf(here);
    if (title !== null) words.push(title);
  }
  return words.length === 0 ? path : words.join(' · ');
}

function documentAt(file: string, regime: Regime): { readonly title: string | null; readonly document: unknown } {
  const place = kindOfPath(file);
  if (place?.kind === 'form' || place?.kind === 'matrix' || place?.kind === 'procedure' || place?.kind === 'paper') {
    const documents: readonly { readonly code: string; readonly title: string }[] = documentsIn(regime)[place.kind];
    const document = documents.find((one) => one.code === place.code);
    return { title: document?.title ?? place.code, document };
  }
  // The other files' lists stand side by side in a regime, under the same names as in their files.
  return { title: null, document: regime };
}

function titleOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { title, id, article } = value as Readonly<Record<string, unknown>>;
  if (typeof title === 'string') return title;
  if (typeof article === 'string') return article;
  return typeof id === 'string' ? id : null;
}
