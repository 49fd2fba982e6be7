import type { CompiledRegime, EvaluationResult } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { dayOf } from '../platform/scalars/time';

/** Of whom confirmed evaluations are told. */
interface Told {
  readonly regime: CompiledRegime;
  readonly project: string | null;
  readonly organisation: string;
}

interface Row {
  readonly regimeCode: string;
  readonly kind: string;
  readonly organisation: string;
  readonly project: string | null;
  readonly year: number;
  readonly confirmedAt: Date;
  readonly score: number;
  readonly grade: string;
}

/** Of these nothing has to be read: no fact asks for evaluations. */
function asksNothing({ vocabulary }: CompiledRegime): boolean {
  return ![...vocabulary.facts.values()].some(({ owner }) => owner.kind === 'evaluation');
}

function asksAll({ vocabulary }: CompiledRegime): boolean {
  return [...vocabulary.facts.values()].some(({ owner }) => owner.kind === 'evaluation' && owner.of === 'government');
}

/**
 * The confirmed evaluations that cases are told of, one statement for all: those of each one's unit and its projects, and where a
 * regime asks for it everybody's. What a correction has replaced is not among them; one that is only begun replaces nothing yet.
 */
export async function evaluationsAround(
  ctx: Context,
  asked: readonly Told[],
): Promise<readonly (readonly EvaluationResult[])[]> {
  const asking = asked.filter(({ regime }) => !asksNothing(regime));
  if (asking.length === 0) return asked.map(() => []);
  const codes = (those: readonly Told[]) => [...new Set(those.map(({ regime }) => regime.regime.code))];
  const rows = await ctx.tx.query<Row[]>(
    `select regime_code as "regimeCode", kind, organisation, project, year, score, grade, confirmed_at as "confirmedAt"
       from evaluation
      where government = $1 and status = 'confirmed' and regime_code = any ($2)
        and (organisation = any ($3::uuid[]) or regime_code = any ($4))
      order by confirmed_at, id`,
    [
      ctx.government,
      codes(asking),
      [...new Set(asking.map(({ organisation }) => organisation))],
      codes(asking.filter(({ regime }) => asksAll(regime))),
    ],
  );
  return asked.map(({ regime, project, organisation }) =>
    rows
      .filter(({ regimeCode }) => regimeCode === regime.regime.code)
      .map((row): EvaluationResult => {
        const isHere = row.project !== null && row.project === project;
        const { kind, year, confirmedAt, score, grade } = row;
        return {
          kind,
          subject: row.project ?? row.organisation,
          relation: isHere ? 'project' : row.organisation === organisation ? 'unit' : 'other',
          year,
          on: dayOf(confirmedAt),
          score,
          grade,
        };
      }),
  );
}
