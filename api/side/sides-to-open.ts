import { readFacts, sidesToOpen, standingFacts, type SideToOpen } from '../../form-schemas/engine';
import { hostFactsAt } from '../application/host-facts';
import { bodiesBeside } from '../application/opening-actor';
import { surroundingsAt } from '../application/surroundings';
import type { Context } from '../platform/context';
import type { Place } from './start-side';

/**
 * What may be begun beside a project, or a unit and the government, with why not what may not be. Procedures of which the session
 * holds no body are left out: they are nothing to it.
 */
export async function openableSides(ctx: Context, place: Place): Promise<readonly SideToOpen[]> {
  const { regime, project, organisation } = place;
  const surroundings = await surroundingsAt(ctx).load(place);
  const bodies = await bodiesBeside(ctx, regime, place);
  const host = await hostFactsAt(ctx, { regime, organisation, project, application: null });
  const unit = readFacts(regime.vocabulary, host).value;
  const all = sidesToOpen(
    regime,
    surroundings,
    (about) => standingFacts(regime, surroundings, { about, on: ctx.today }, unit),
    bodies,
  );
  return all.filter(({ procedure }) => {
    const document = regime.procedures.get(procedure)?.document;
    const stage = document?.stages.find(({ code }) => code === document.start);
    const isHere = ((document?.opens?.of ?? 'project') === 'project') === (project !== null);
    return isHere && stage !== undefined && 'by' in stage && stage.by.some((body) => bodies.includes(body));
  });
}
