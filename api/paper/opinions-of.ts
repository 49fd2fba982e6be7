import type { PaperOpinion } from '../../form-schemas/engine';
import type { Retold, RetoldCase } from '../application/retold';
import { whatHappened, type Happened } from '../dossier/happened';
import { personById } from '../identity/identity.loader';
import type { Context } from '../platform/context';

/** What was said at each stage, as it stands: what was taken back since was not said. Oldest first. */
export async function opinionsOf(ctx: Context, retold: RetoldCase): Promise<readonly PaperOpinion[]> {
  const happened = whatHappened(retold);
  const given = retold.events.flatMap((told, index) => {
    const what = happened[index];
    return what && !isTakenBack(retold.events, index) ? opinionIn(told, what) : [];
  });
  return Promise.all(
    given.map(async (one) => ({
      ...one,
      person: await nameOf(ctx, one.person),
      principals: await Promise.all(one.principals.map((id) => nameOf(ctx, id))),
    })),
  );
}

/** As the event says it: persons by their ids. */
type Said = Omit<PaperOpinion, 'person'> & { readonly person: string | null };

function opinionIn({ event, before }: Retold, { bodies, principals }: Happened): readonly Said[] {
  const { stage, visit } = before;
  const said = { stage, visit, bodies, principals, person: event.actor.person, on: event.on };
  switch (event.type) {
    case 'file':
      return [{ ...said, verdict: 'file', opinion: null, minutes: [] }];
    case 'decide':
      return [
        {
          ...said,
          verdict: event.verdict,
          opinion: event.opinion ?? null,
          minutes: event.minutes === undefined ? [] : [event.minutes],
        },
      ];
    case 'list-decided':
      // By everybody who signed the list; the minutes say who met.
      return [{ ...said, person: null, verdict: event.outcome, opinion: null, minutes: event.minutes }];
    default:
      return [];
  }
}

/** An act is taken back by the withdrawal that follows it, and undoes the last act before it. */
function isTakenBack(events: readonly Retold[], index: number): boolean {
  const acts = events.slice(index + 1).filter(({ event }) => ['file', 'decide', 'withdraw'].includes(event.type));
  return acts[0]?.event.type === 'withdraw';
}

async function nameOf(ctx: Context, person: string | null): Promise<string> {
  return (person === null ? null : await personById(ctx).load(person))?.name ?? '';
}
