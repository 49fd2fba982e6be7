import type { CompiledRegime, StoryCase } from '../../../form-schemas/engine';

/** An amount that a story gives, with the way to it. */
export interface StoryAmount {
  readonly steps: readonly (string | number)[];
  readonly title: string;
  /** Of the event, from 1. */
  readonly number: number;
  /** Decimal string of yuan. */
  readonly value: string;
}

/** The amounts of money that stand in a story's answers to the scope and in its forms, event by event. */
export function amountsOf(compiled: CompiledRegime, story: StoryCase): readonly StoryAmount[] {
  const fields = new Map(
    [...compiled.forms.values()].flatMap(({ fields: all }) =>
      all
        .filter(({ type, table }) => type?.kind === 'money' && table === null)
        .map((field) => [field.path, field.title] as const),
    ),
  );
  return story.events.flatMap((event, index) => {
    const collect = (part: 'scope' | 'answers', titleOf: (name: string) => string | null): readonly StoryAmount[] =>
      Object.entries(event[part] ?? {}).flatMap(([name, value]) => {
        const title = titleOf(name);
        if (title === null || typeof value !== 'string') return [];
        return [{ steps: ['events', index, part, name], title, number: index + 1, value }];
      });
    const scoped = collect('scope', (name) => {
      const fact = compiled.vocabulary.facts.get(name);
      return fact?.type === 'money' ? fact.title : null;
    });
    return [...scoped, ...collect('answers', (name) => fields.get(name) ?? null)];
  });
}
