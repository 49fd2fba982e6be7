import type { CaseState, CompiledRegime, Fact, Fen } from '../../form-schemas/engine';

export interface ProjectFigures {
  readonly declaredTotal: Fen | null;
  readonly arguedTotal: Fen | null;
  readonly approvedTotal: Fen | null;
  readonly planYear: number | null;
}

/**
 * The figures by which projects are listed, from the facts of a case. A regime says which they are by its facts:
 * `declaredTotal` and `planYear` by name; the argued and the approved total by their provenance, as amounts of money.
 */
export function projectFigures(regime: CompiledRegime, state: CaseState): ProjectFigures {
  const read = regime.vocabulary.reader(state.facts);
  const facts = [...regime.vocabulary.facts.values()];
  const moneyOf = (provenance: Fact['provenance']): Fen | null => {
    const fact = facts.find(
      (each) => each.type === 'money' && each.provenance === provenance && each.owner.kind === 'form',
    );
    return amount(fact ? read(fact.name) : null);
  };
  const year = regime.vocabulary.typeOf('planYear')?.kind === 'integer' ? read('planYear') : null;
  return {
    declaredTotal: regime.vocabulary.typeOf('declaredTotal')?.kind === 'money' ? amount(read('declaredTotal')) : null,
    arguedTotal: moneyOf('argued'),
    approvedTotal: moneyOf('approved'),
    planYear: typeof year === 'number' ? year : null,
  };
}

function amount(value: unknown): Fen | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? (value as Fen) : null;
}
