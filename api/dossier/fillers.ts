import { formsOf, type CompiledRegime } from '../../form-schemas/engine';

export interface Filler {
  readonly form: string;
  readonly formTitle: string;
  readonly stageTitle: string;
}

/** The forms of a procedure with the stage at which each is filled first, in the order of its stages, of whichever kind. */
export function fillersOf(regime: CompiledRegime, procedure: string): readonly Filler[] {
  const fillers = new Map<string, Filler>();
  for (const stage of regime.procedures.get(procedure)?.document.stages ?? [])
    for (const form of formsOf(regime, stage)) {
      const formTitle = regime.forms.get(form)?.document.title;
      if (formTitle !== undefined && !fillers.has(form))
        fillers.set(form, { form, formTitle, stageTitle: stage.title });
    }
  return [...fillers.values()];
}
