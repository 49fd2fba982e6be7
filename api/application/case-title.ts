import type { CaseState, CompiledRegime } from '../../form-schemas/engine';
import { plainName } from '../platform/text';

/** The name of a project as its unit wrote it: the fact `projectName`; else what the procedure is called. */
export function titleOfCase(regime: CompiledRegime, state: CaseState): string {
  const name = regime.vocabulary.typeOf('projectName')?.kind === 'text' ? state.facts['projectName'] : null;
  const written = typeof name === 'string' ? plainName(name) : '';
  return written || plainName(regime.procedures.get(state.procedure)?.document.title ?? state.procedure);
}
