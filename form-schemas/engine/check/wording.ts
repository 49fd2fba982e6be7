import type { Facts } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** Names that a message speaks of: `{total}` or `{parameters.limit}`, in order of appearance. */
export function placeholders(message: string): readonly string[] {
  return [...message.matchAll(PLACEHOLDER)].map((match) => (match[1] ?? '').trim());
}

/** Fills `{name}` with the fact's value worded for people with its unit; an unknown name stays as it is. */
export function wordMessage(message: string, vocabulary: Vocabulary, facts: Facts): string {
  const read = vocabulary.reader(facts);
  return message.replace(PLACEHOLDER, (whole, inside: string) => {
    const name = inside.trim();
    if (vocabulary.typeOf(name) === undefined) return whole;
    return vocabulary.word(name, read(name));
  });
}
