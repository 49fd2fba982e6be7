import { found, isFine, type Finding, type Outcome } from '../finding';
import type { ChainAction } from '../model/matrix';
import type { StageDocument, StageKind } from '../model/procedure';
import type { Facts } from '../value';
import type { ChainStep, RouteTaken } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { limitOf, type StageLimit } from './due';
import { wordWait } from './earliest-day';
import { handInStep, reviewStep } from './enter-stage';
import { procedureFacts } from './given';
import { listsOf, previewChain, previewGate, previewLanes, type Ahead } from './preview-ahead';
import { speak } from './speak';

export interface PreviewStage {
  readonly stage: string;
  readonly title: string;
  readonly kind: StageKind;
  /** Of a gate: the clauses of the branch taken; of a route: those of the row. */
  readonly clause: readonly string[];
  readonly article: string;
  readonly steps: readonly (Omit<ChainStep, 'action'> & { readonly action: ChainAction | 'file' })[];
  readonly route: RouteTaken | null;
  /** Of a pool: the stages of the list that decides there. */
  readonly list: readonly PreviewStage[];
  /** How long it may take there; a first filing has no limit. */
  readonly limit: StageLimit | null;
  /** Of a wait: `至少7日`, and the articles that ask for it. */
  readonly wait?: { readonly words: string; readonly clause: readonly string[]; readonly article: string };
  /** Of an end. */
  readonly ended: { readonly outcome: string; readonly positive: boolean } | null;
}

/**
 * The stages a project with these facts goes through if all approve, from `from` (default: the start) to the end.
 *
 * Where a fact is missing that should be known, it stops with a finding that names the fact and where it comes
 * from. A gate that waits for a form further along the way, or for what comes of the handling, is passed on a stated
 * assumption (`gate-assumed`). Where the facts lead back to a stage that was passed it ends there and says so (`route-goes-back`).
 */
export function previewRoute(
  regime: CompiledRegime,
  procedure: string,
  facts: Facts,
  from?: string,
): Outcome<readonly PreviewStage[]> {
  const compiled = regime.procedures.get(procedure);
  if (!compiled) {
    const known = [...regime.procedures.keys()].join('、');
    return found(
      [],
      [
        speak(regime, {
          code: 'procedure-unknown',
          message: `制度中没有程序 ${procedure}；现有程序：${known}`,
          clause: [],
        }),
      ],
    );
  }
  return walk(regime, compiled, facts, new Set(), from ?? compiled.document.start);
}

function walk(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  facts: Facts,
  lists: ReadonlySet<string>,
  from: string,
): Outcome<readonly PreviewStage[]> {
  const known = { ...facts, ...procedureFacts(regime, procedure.document.code) };
  const wanted = new Set(listsOf(regime, facts));
  const ahead = new Set<string>();
  const stages: PreviewStage[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let target: string | null = from;
  while (target !== null && !seen.has(target)) {
    const stage = procedure.stages.get(target);
    if (!stage) {
      findings.push(
        speak(regime, {
          code: 'stage-unknown',
          message: `程序“${procedure.document.title}”中没有环节 ${target}`,
          clause: [],
        }),
      );
      break;
    }
    seen.add(target);
    const seenStage = look(regime, procedure, stage, known, new Set([...lists, procedure.document.code]), {
      forms: ahead,
      lists: wanted,
      passed: seen,
    });
    stages.push(seenStage.value.stage);
    for (const { form } of seenStage.value.stage.steps) if (form !== null) ahead.add(form);
    findings.push(...seenStage.findings);
    if (!isFine(seenStage.findings)) break;
    const next: string | null = seenStage.value.next;
    if (next !== null && seen.has(next)) findings.push(goesBack(regime, procedure, stage, next));
    target = next;
  }
  return found(stages, findings);
}

/** The way leads back to where it has been: the preview ends there and says so. */
function goesBack(regime: CompiledRegime, procedure: CompiledProcedure, from: StageDocument, to: string): Finding {
  const title = procedure.stages.get(to)?.title ?? to;
  return speak(regime, {
    code: 'route-goes-back',
    severity: 'info',
    message: `依这些事实，“${from.title}”之后回到“${title}”重新办理，预览到此为止`,
    clause: from.clause,
    rule: from.code,
  });
}

interface Looked {
  readonly stage: PreviewStage;
  readonly next: string | null;
}

function look(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: StageDocument,
  facts: Facts,
  lists: ReadonlySet<string>,
  ahead: Ahead,
): Outcome<Looked> {
  const base: PreviewStage = {
    stage: stage.code,
    title: stage.title,
    kind: stage.kind,
    clause: stage.clause,
    article: regime.article(stage.clause),
    steps: [],
    route: null,
    list: [],
    limit: stage.kind === 'file' ? null : limitOf(regime, stage),
    ended: null,
  };
  const answer = (
    change: Partial<PreviewStage>,
    next: string | null,
    findings: readonly Finding[] = [],
  ): Outcome<Looked> => {
    const clause = change.clause ?? stage.clause;
    return found({ stage: { ...base, ...change, clause, article: regime.article(clause) }, next }, findings);
  };
  switch (stage.kind) {
    case 'file':
    case 'record':
      return answer({ steps: [handInStep(stage)] }, stage.next);
    case 'wait': {
      const words = wordWait(regime, stage);
      const { clause } = stage.atLeast;
      const wait = words === null ? {} : { wait: { words, clause, article: regime.article(clause) } };
      return answer({ steps: [handInStep(stage)], ...wait }, stage.next);
    }
    case 'parallel': {
      const lanes = previewLanes(regime, procedure, stage, facts, ahead);
      return answer({ steps: lanes.value }, stage.outcomes.approve, lanes.findings);
    }
    case 'review':
      return answer({ steps: [reviewStep(stage)] }, stage.outcomes.approve);
    case 'route': {
      const chosen = previewChain(regime, stage, facts, ahead);
      if (!chosen.value) return answer({}, stage.outcomes.approve, chosen.findings);
      const { chain, route } = chosen.value;
      return answer(
        { steps: chain, route, clause: route.clause.length > 0 ? route.clause : stage.clause },
        stage.outcomes.approve,
        chosen.findings,
      );
    }
    case 'gate': {
      const passed = previewGate(regime, procedure, stage, facts, ahead);
      return passed.value
        ? answer({ clause: passed.value.clause }, passed.value.to, passed.findings)
        : answer({}, null, passed.findings);
    }
    case 'pool': {
      const list = regime.procedures.get(stage.list);
      const inside = list && !lists.has(stage.list) ? walk(regime, list, facts, lists, list.document.start).value : [];
      return answer({ list: inside }, stage.outcomes.approve);
    }
    case 'end':
      return answer({ ended: { outcome: stage.outcome, positive: stage.positive } }, null);
  }
}
