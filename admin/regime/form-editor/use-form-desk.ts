import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  compileForm,
  compileVocabulary,
  type BodiesDocument,
  type Clause,
  type CompiledForm,
  type Fact,
  type Finding,
  type FormDocument,
  type JsonObject,
  type ParameterDocument,
  type Vocabulary,
} from '../../../form-schemas/engine';
import { useAddressLater } from '../../kit/use-address-later';
import { useWorkspace, type Workspace } from '../workspace/workspace';
import type { Edited } from './edit-form';
import { findingsOf, type PlacedFinding } from './form-findings';
import { nearestLine, outlineLines, type OutlineLine } from './outline';
import { ROOT, stepsOf } from './pointer';
import { readForm } from './read-form';

/** Something that was done, told in the status line. */
export interface Notice {
  readonly text: string;
  readonly undo: boolean;
  /** Longer: places that still need a look. */
  readonly details?: readonly string[];
}

/** One form on the desk: its document as far as it can be read, what is selected, what is wrong with it. */
export interface FormDesk {
  readonly workspace: Workspace;
  readonly code: string;
  readonly path: string;
  readonly text: string;
  /** As last readable; null where it never was. */
  readonly document: FormDocument | null;
  /** Why the text cannot be read as it stands now: the outline then shows the last readable one and takes no edits. */
  readonly unread: readonly Finding[] | null;
  readonly editable: boolean;
  readonly lines: readonly OutlineLine[];
  readonly pointers: ReadonlySet<string>;
  readonly selected: OutlineLine | undefined;
  /** `from`: where the person did it, so that nothing jumps away under the cursor there. */
  select(pointer: string, from?: 'outline' | 'json'): void;
  readonly selectedFrom: 'outline' | 'json';
  readonly findings: readonly PlacedFinding[];
  /** The form as it last compiled, and whether that is what stands there now. */
  readonly compiled: CompiledForm | null;
  readonly current: boolean;
  readonly vocabulary: Vocabulary | null;
  readonly facts: readonly Fact[];
  readonly parameters: readonly ParameterDocument[];
  readonly clauses: readonly Clause[];
  readonly bodies: BodiesDocument['bodies'];
  change(document: FormDocument, label: string): void;
  /** Changes the form and selects the node that was edited. */
  edit(edited: Edited, label: string): void;
  readonly notice: Notice | null;
  say(notice: Notice | null): void;
}

export function useFormDesk(code: string): FormDesk {
  const workspace = useWorkspace();
  const path = `forms/${code}.json`;
  const text = workspace.files.get(path) ?? '';
  const read = useMemo(() => readForm(text, path), [text, path]);
  const document = useLast(read.value, path);
  const lines = useMemo(() => (document ? outlineLines(document) : []), [document]);
  const pointers = useMemo(() => new Set(lines.map(({ pointer }) => pointer)), [lines]);
  const { pointer, from, select } = useSelection(lines, path);
  const selected = useMemo(() => nearestLine(lines, pointer), [lines, pointer]);
  const [notice, say] = useState<Notice | null>(null);

  const regime = useRegimeParts(workspace);
  const deferred = useDeferredValue(document);
  const judged = useMemo(
    () => (deferred && regime.vocabulary ? compileForm(deferred, regime.vocabulary) : null),
    [deferred, regime.vocabulary],
  );
  const compiled = useLast(judged?.value ?? null, path);
  const { settled } = workspace;
  const whole = useLast(settled ? workspace.findings : null, 'findings');
  const findings = useMemo(
    () => findingsOf(path, read.findings, judged?.findings ?? [], settled ? (whole ?? []) : []),
    [path, read.findings, judged, whole, settled],
  );

  const { write } = workspace;
  const change = useCallback(
    (next: FormDocument, label: string) => {
      // What was said of an earlier step, and its undo, would now be about this one.
      say(null);
      write(path, next as unknown as JsonObject, label);
    },
    [write, path],
  );
  const edit = useCallback(
    (edited: Edited, label: string) => {
      change(edited.document, label);
      select(edited.pointer);
    },
    [change, select],
  );
  const current = judged?.value != null && deferred === document && read.value !== null;
  // The same for as long as nothing of it changes: what is drawn from it is not drawn twice for one letter.
  return useMemo(
    () => ({
      workspace,
      code,
      path,
      text,
      document,
      unread: read.value === null ? read.findings : null,
      editable: !workspace.readOnly && read.value !== null,
      lines,
      pointers,
      selected,
      select,
      selectedFrom: from,
      findings,
      compiled,
      current,
      ...regime,
      change,
      edit,
      notice,
      say,
    }),
    [
      workspace,
      code,
      path,
      text,
      document,
      read,
      lines,
      pointers,
      selected,
      select,
      from,
      findings,
      compiled,
      current,
      regime,
      change,
      edit,
      notice,
    ],
  );
}

/** The last value that was not null, of the same thing. */
function useLast<T>(value: T | null, of: string): T | null {
  const last = useRef<{ readonly of: string; readonly value: T } | null>(null);
  if (value !== null) last.current = { of, value };
  return last.current?.of === of ? last.current.value : null;
}

/**
 * The selected node; kept in the address as `field`, so that a reload and a copied link come back to it. `at`, a place
 * of the files (`forms/x.json#/schema/…`), is where a jump from elsewhere leads.
 */
function useSelection(lines: readonly OutlineLine[], path: string) {
  const [address, setAddress] = useSearchParams();
  const [state, setState] = useState(() => {
    const wanted = address.get('field');
    const line = lines.find(({ pointer }) => shortOf(pointer) === wanted);
    return { pointer: line?.pointer ?? ROOT, from: 'outline' as 'outline' | 'json' };
  });
  const at = address.get('at');
  useEffect(() => {
    const [file, pointer = ''] = (at ?? '').split('#');
    if (file === path) setState({ pointer, from: 'outline' });
  }, [at, path]);
  const put = useRef(setAddress);
  put.current = setAddress;
  const later = useAddressLater(400);
  useEffect(
    () => later(() => put.current((before) => withField(before, shortOf(state.pointer)), QUIETLY)),
    [later, state.pointer],
  );
  const select = useCallback(
    (pointer: string, from: 'outline' | 'json' = 'outline') => setState({ pointer, from }),
    [],
  );
  return { ...state, select };
}

const QUIETLY = { replace: true, preventScrollReset: true };

function withField(before: URLSearchParams, field: string): URLSearchParams {
  const next = new URLSearchParams(before);
  next.delete('at');
  if (field === '') next.delete('field');
  else next.set('field', field);
  return next;
}

function shortOf(pointer: string): string {
  return stepsOf(pointer)
    .filter((step, at) => at > 0 && step !== 'properties' && step !== 'items')
    .join('.');
}

/** What a form needs of the rest of the regime, each read by itself: a slip elsewhere does not stop the editing here. */
function useRegimeParts(workspace: Workspace) {
  const { files, read, lastCompiled } = workspace;
  const reader = useRef(read);
  reader.current = read;
  const texts = ['facts.json', 'regime.json', 'clauses.json', 'bodies.json'].map((path) => files.get(path) ?? '');
  const [factsText, regimeText, clausesText, bodiesText] = texts;
  const facts = useMemo(() => reader.current('facts', 'facts.json').value?.facts, [factsText]);
  const parameters = useMemo(() => reader.current('regime', 'regime.json').value?.parameters, [regimeText]);
  const clauses = useMemo(() => reader.current('clauses', 'clauses.json').value?.clauses, [clausesText]);
  const bodies = useMemo(() => reader.current('bodies', 'bodies.json').value?.bodies, [bodiesText]);
  const fresh = useMemo(
    () => (facts && parameters ? compileVocabulary({ facts, parameters }).value : null),
    [facts, parameters],
  );
  const vocabulary = useLast(fresh, 'vocabulary') ?? lastCompiled?.vocabulary ?? null;
  return useMemo(
    () => ({
      vocabulary,
      facts: facts ?? [...(vocabulary?.facts.values() ?? [])],
      parameters: parameters ?? lastCompiled?.regime.parameters ?? [],
      clauses: clauses ?? lastCompiled?.regime.clauses ?? [],
      bodies: bodies ?? lastCompiled?.regime.bodies ?? [],
    }),
    [vocabulary, facts, parameters, clauses, bodies, lastCompiled],
  );
}
