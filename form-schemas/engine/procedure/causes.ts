import type { CompiledProcedure, CompiledRegime } from './compiled';
import { wordEffect } from './do-writes';

/** What an act would cause besides leading on: for people, before they do it. */
export interface Causes {
  /** Titles of the records into which rows may be written, or of which a row may be closed. */
  readonly records: readonly string[];
  /** What may become of the project, in words: `中止项目`. */
  readonly effects: readonly string[];
}

export const NO_CAUSES: Causes = { records: [], effects: [] };

/**
 * What leaving a stage forwards (null: it is not left forwards) for another may write and do; of that other, where it is
 * an end. Conditions are not judged: facts may come with the act.
 */
export function causesOf(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  stage: string | null,
  to: string,
): Causes {
  const end = procedure.stages.get(to)?.kind === 'end' ? [to] : [];
  const done = [...(stage === null ? [] : [stage]), ...end].flatMap((code) => procedure.doings.get(code) ?? []);
  if (done.length === 0) return NO_CAUSES;
  return {
    records: [...new Set(done.flatMap(({ writes }) => writes.map(({ record }) => record.document.title)))],
    effects: [...new Set(done.flatMap(({ effects }) => effects.map(({ document }) => wordEffect(regime, document))))],
  };
}
