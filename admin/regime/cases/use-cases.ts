import { useCallback, useMemo } from 'react';
import type { CasesDocument, JsonObject } from '../../../form-schemas/engine';
import { caseWords, type CaseWords } from '../../../form-schemas/formats/case-words';
import { kindOfPath } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';
import { useWorkspace } from '../workspace/workspace';
import { applyEdits, type CaseEdit } from './edit-cases';
import { readCases, type CaseGroup } from './read-cases';

export interface CasesDesk {
  readonly documents: ReadonlyMap<string, CasesDocument>;
  readonly groups: readonly CaseGroup[];
  readonly words: CaseWords | null;
  /** Files of cases that cannot be read at the moment. */
  readonly unread: readonly string[];
  /** Changes cases in one step that can be undone, in whichever files they stand. */
  readonly edit: (edits: readonly CaseEdit[], label: string) => void;
  /** Adds a case at the end of a file, which comes to be where there is none. */
  readonly add: (path: string, title: string, worked: CasesDocument['cases'][number], label: string) => void;
}

/** The worked cases of the regime on the desk, each with what comes of it now. */
export function useCases(): CasesDesk {
  const { files, read, write, findings, compiled, lastCompiled, settled } = useWorkspace();
  const texts = [...files].filter(([path]) => kindOfPath(path)?.kind === 'cases').sort();
  const key = texts.map(([path, text]) => `${path}\n${text}`).join('\n');
  const { documents, unread } = useMemo(() => {
    const known = new Map<string, CasesDocument>();
    const broken: string[] = [];
    for (const [path] of texts) {
      const { value } = read('cases', path);
      if (value) known.set(path, value);
      else broken.push(path);
    }
    return { documents: known, unread: broken };
  }, [key]);
  // While a change is being judged the last verdict still says which cases are to be run again.
  const regime = compiled ?? (settled ? null : lastCompiled);
  const groups = useMemo(() => readCases(documents, findings, regime), [documents, findings, regime]);
  const words = useMemo(() => (lastCompiled ? caseWords(lastCompiled.regime) : null), [lastCompiled]);
  const edit = useCallback(
    (edits: readonly CaseEdit[], label: string): void => {
      for (const [path, document] of applyEdits(documents, edits))
        write(path, document as unknown as JsonObject, label);
    },
    [documents, write],
  );
  const add = useCallback<CasesDesk['add']>(
    (path, title, worked, label): void => {
      const document = documents.get(path) ?? { title, cases: [] };
      write(path, { ...document, cases: [...document.cases, worked] } as unknown as JsonObject, label);
    },
    [documents, write],
  );
  return { documents, groups, words, unread, edit, add };
}

export const KIND_WORD = {
  matrix: t('矩阵'),
  check: t('检查'),
  scope: t('适用范围'),
  story: t('办理经过'),
  form: t('填表'),
  due: t('时限'),
} as const;
