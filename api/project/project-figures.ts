import { formsOf, type CaseState, type CompiledRegime, type Fact, type Fen } from '../../form-schemas/engine';

export interface ProjectFigures {
  readonly declaredTotal: Fen | null;
  readonly arguedTotal: Fen | null;
  readonly approvedTotal: Fen | null;
  readonly planYear: number | null;
}

/**
 * The figures by which projects are listed, from the facts of a case. A regime says which they are by its facts: `planYear`
 * by name; the declared, the argued and the approved total by name or else by their provenance, as the first amount of money
 * that a form gives, the declared one a form of the project's own procedure.
 */
export function projectFigures(regime: CompiledRegime, state: CaseState): ProjectFigures {
  const read = regime.vocabulary.reader(state.facts);
  const year = regime.vocabulary.typeOf('planYear')?.kind === 'integer' ? read('planYear') : null;
  const declared =
    regime.vocabulary.typeOf('declaredTotal')?.kind === 'money'
      ? 'declaredTotal'
      : given(regime, 'declared').find(({ form }) => ownForms(regime, state).has(form))?.name;
  const decided = (provenance: 'argued' | 'approved'): string | undefined => {
    const facts = given(regime, provenance);
    return (facts.find(({ name }) => name === `${provenance}Total`) ?? facts[0])?.name;
  };
  const figure = (name: string | undefined): Fen | null => amount(name === undefined ? null : read(name));
  return {
    declaredTotal: figure(declared),
    arguedTotal: figure(decided('argued')),
    approvedTotal: figure(decided('approved')),
    planYear: typeof year === 'number' ? year : null,
  };
}

/** Amounts of money of one provenance that forms give, in the order of the regime. */
function given(
  regime: CompiledRegime,
  by: Fact['provenance'],
): readonly { readonly name: string; readonly form: string }[] {
  return [...regime.vocabulary.facts.values()].flatMap(({ name, type, provenance, owner }) =>
    type === 'money' && provenance === by && owner.kind === 'form' ? [{ name, form: owner.form }] : [],
  );
}

function ownForms(regime: CompiledRegime, { procedure }: CaseState): ReadonlySet<string> {
  const stages = regime.procedures.get(procedure)?.document.stages ?? [];
  return new Set(stages.flatMap((stage) => formsOf(regime, stage)));
}

function amount(value: unknown): Fen | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? (value as Fen) : null;
}
