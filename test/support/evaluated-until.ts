import type { StoryCase, StoryEvaluation } from '../../form-schemas/engine';
import { fromGlobalId } from '../../api/platform/global-id';
import type { ToldCity } from './told-city';

/** What each city has been told of already. */
const told = new WeakMap<ToldCity, Set<StoryEvaluation>>();

/**
 * Keeps what a story says has been confirmed by a day, each on its own day and once.
 *
 * @param project global id of the story's own project, where there is one by now
 */
export async function evaluatedUntil(
  day: string,
  city: ToldCity,
  { evaluations = [] }: StoryCase,
  project: string | null,
): Promise<void> {
  const done = told.get(city) ?? new Set<StoryEvaluation>();
  told.set(city, done);
  for (const one of evaluations) {
    if (one.on > day || done.has(one)) continue;
    done.add(one);
    city.on(one.on);
    await city.evaluated(one, one.subject === undefined ? (fromGlobalId(project ?? '')?.key ?? null) : null);
  }
}
