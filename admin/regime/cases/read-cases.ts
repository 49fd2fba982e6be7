import {
  actualOf,
  runCase,
  withExpectation,
  type CaseActual,
  type CasesDocument,
  type CompiledRegime,
  type Finding,
  type WorkedCase,
} from '../../../form-schemas/engine';

/** A worked case as the page shows it. */
export interface ShownCase {
  /** `cases/founding.json` */
  readonly path: string;
  readonly index: number;
  readonly worked: WorkedCase;
  readonly state: 'passes' | 'fails' | 'unknown';
  /** Of a failing one: what comes of it now; null where nothing does. */
  readonly actual: CaseActual | null;
  /** Of a failing one: the case with what comes of it; null where that cannot be said as it stands. */
  readonly rewritten: WorkedCase | null;
  /** Whether rewriting would turn what went through into a refusal, or miss an answer: to be looked at by itself. */
  readonly doubtful: boolean;
  /** Of a failing one: why, as the engine says it. */
  readonly findings: readonly Finding[];
}

export interface CaseGroup {
  readonly path: string;
  readonly title: string;
  readonly cases: readonly ShownCase[];
}

/**
 * All cases of the files. Only those that the last verdict names are run again, so that a mended one is seen to pass at
 * once; while nothing compiles no case can be run.
 */
export function readCases(
  documents: ReadonlyMap<string, CasesDocument>,
  findings: readonly Finding[],
  compiled: CompiledRegime | null,
): readonly CaseGroup[] {
  const failed = new Set(findings.filter(({ code }) => code === 'case-failed').map(({ rule }) => rule));
  return [...documents].map(([path, document]) => ({
    path,
    title: document.title,
    cases: document.cases.map((worked, index) => {
      const place = { path, index, worked };
      if (!compiled) return { ...place, ...NOTHING, state: 'unknown' };
      return failed.has(worked.code) ? judge(place, compiled) : { ...place, ...NOTHING, state: 'passes' };
    }),
  }));
}

const NOTHING = { actual: null, rewritten: null, doubtful: false, findings: [] } as const;

function judge(
  place: { readonly path: string; readonly index: number; readonly worked: WorkedCase },
  compiled: CompiledRegime,
): ShownCase {
  const { worked } = place;
  const run = runCase(compiled, worked);
  if (run.value.passed) return { ...place, ...NOTHING, state: 'passes' };
  const { value: actual, findings } = actualOf(compiled, worked);
  const rewritten = actual && withExpectation(worked, actual);
  const doubtful = actual?.kind === 'story' && isDoubtful(actual);
  return {
    ...place,
    state: 'fails',
    actual,
    rewritten,
    doubtful,
    findings: findings.length > 0 ? findings : run.findings,
  };
}

function isDoubtful(actual: Extract<CaseActual, { readonly kind: 'story' }>): boolean {
  return (
    actual.halted !== null ||
    actual.events.some(({ differs, refusals }) => differs && refusals.some(({ code }) => code === 'required-missing'))
  );
}

/** Those that may be rewritten together. */
export function rewritable(groups: readonly CaseGroup[]): readonly ShownCase[] {
  return failing(groups).filter(({ rewritten, doubtful }) => rewritten !== null && !doubtful);
}

export function failing(groups: readonly CaseGroup[]): readonly ShownCase[] {
  return groups.flatMap(({ cases }) => cases.filter(({ state }) => state === 'fails'));
}

export interface CaseFilter {
  readonly failing: boolean;
  readonly text: string;
}

/** Cases by state and by every word of a text, full-width or not; `keep` stay whatever their state: they are being worked on. */
export function filterCases(
  groups: readonly CaseGroup[],
  filter: CaseFilter,
  wordsOf: (one: ShownCase) => string,
  keep: ReadonlySet<string>,
): readonly CaseGroup[] {
  const words = filter.text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return groups
    .map((group) => ({
      ...group,
      cases: group.cases.filter((one) => {
        if (filter.failing && one.state !== 'fails' && !keep.has(one.worked.code)) return false;
        if (words.length === 0) return true;
        const said = wordsOf(one).normalize('NFKC').toLowerCase();
        return words.every((word) => said.includes(word));
      }),
    }))
    .filter(({ cases }) => cases.length > 0);
}
