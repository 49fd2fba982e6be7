import { holdersAt } from '../application/holders.loader';
import { readAsSystem, type Runtime } from '../identity/act-as';
import type { Context } from '../platform/context';

/** Of how many places of the changed cases together it is found out who holds them. */
const MOST_PLACES = 2_000;

interface Place {
  readonly application: string;
  readonly bodyCode: string;
  readonly organisation: string;
  readonly byUnit: boolean;
}

/**
 * Persons who hold, today, a body that has or had a task in each of these cases (database ids): whom a change may concern. Of a
 * task that was handed over all of them, since it has gone from the others. It only narrows down who looks for himself; nothing
 * of it is told to anybody.
 *
 * @returns null where there is too much to ask: then everybody looks for himself
 */
export function holdersOfCases(
  runtime: Runtime,
  government: string,
  applications: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>> | null> {
  return readAsSystem(runtime, government, async (ctx) => {
    const places = await placesOf(ctx, applications);
    if (places.length > MOST_PLACES) return null;
    const held = await Promise.all(places.map((place) => holdersAt(ctx, place)));
    const found = new Map<string, Set<string>>();
    const know = (application: string, persons: readonly string[]): void => {
      const known = found.get(application) ?? new Set();
      for (const person of persons) known.add(person);
      found.set(application, known);
    };
    places.forEach(({ application }, index) => know(application, held[index] ?? []));
    // Who is no holder any more still sees what has become of their own decision.
    for (const { application, persons } of await decidersOf(ctx, applications)) know(application, persons);
    return found;
  });
}

function placesOf(ctx: Context, applications: readonly string[]): Promise<readonly Place[]> {
  return ctx.tx.query<Place[]>(
    `select distinct application, body as "bodyCode", organisation, by_unit as "byUnit" from task
      where government = $1 and application = any ($2::uuid[]) limit $3`,
    [ctx.government, applications, MOST_PLACES + 1],
  );
}

function decidersOf(
  ctx: Context,
  applications: readonly string[],
): Promise<readonly { readonly application: string; readonly persons: readonly string[] }[]> {
  return ctx.tx.query(
    `select application, array_agg(distinct decided_by) as persons from task
      where government = $1 and application = any ($2::uuid[]) and decided_by is not null group by application`,
    [ctx.government, applications],
  );
}
