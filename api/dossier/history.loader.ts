import { heldBodies } from '../application/held-bodies';
import { hiddenFields } from '../application/mask-answers';
import { retoldOf, type RetoldCase } from '../application/retold';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import type { CompiledRegime } from '../../form-schemas/engine';
import { regimeWords, type RegimeWords } from '../../form-schemas/formats/regime-words';
import { whatHappened, type Happened } from './happened';

export interface History {
  readonly regime: CompiledRegime;
  readonly words: RegimeWords;
  readonly procedure: string;
  readonly bySeq: ReadonlyMap<number, Happened>;
  /** Some of what was filled in is hidden from the session: what the law said of it may tell of that. */
  readonly isMasked: boolean;
}

/** What happened in cases, by their ids; only asked for cases whose events the session has been given. */
export const historyOf = defineLoader<string, History | null>(
  async (ctx, ids) => {
    const cases = await Promise.all(ids.map((id) => retoldOf(ctx).load(id)));
    const found = cases.filter((retold) => retold !== null);
    return new Map(
      await Promise.all(
        found.map(async (retold) => [retold.application.id, await historyOfCase(ctx, retold)] as const),
      ),
    );
  },
  () => null,
);

async function historyOfCase(ctx: Context, retold: RetoldCase): Promise<History> {
  const { regime, application } = retold;
  const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
  return {
    regime,
    words: regimeWords(regime.regime, regime.regime),
    procedure: application.procedure,
    bySeq: new Map(whatHappened(retold).map((happened) => [happened.seq, happened])),
    isMasked: [...regime.forms.values()].some((form) => hiddenFields(form, bodies).length > 0),
  };
}
