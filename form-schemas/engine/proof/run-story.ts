import type { StoryCase } from '../model/worked-case';
import type { CompiledRegime } from '../procedure/compiled';
import { playStory } from './story/play-story';

export { playStory, type PlayedEvent, type PlayedStory } from './story/play-story';
export { factsNow } from './story/observe';

/** What differs from what must hold after the first event where anything does, in words. */
export function runStory(compiled: CompiledRegime, story: StoryCase): readonly string[] {
  const played = playStory(compiled, story);
  if (played.notBegun.length > 0) return played.notBegun.map((finding) => finding.message);
  const index = played.events.findIndex(({ problems }) => problems.length > 0);
  const first = played.events[index];
  if (!first) return [];
  const { on, by, do: act } = first.event;
  return first.problems.map((problem) => `第 ${index + 1} 步（${on} ${by} ${act}）${problem}`);
}
