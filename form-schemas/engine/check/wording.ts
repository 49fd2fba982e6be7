import type { Facts, Value, ValueRecord } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';

const PLACEHOLDER = /\{([^{}]+)\}/g;
const PARAMETERS = 'parameters';

/** Names that a message speaks of: `{total}` or `{parameters.limit}`, in order of appearance. */
export function placeholders(message: string): readonly string[] {
  return [...message.matchAll(PLACEHOLDER)].map((match) => (match[1] ?? '').trim());
}

/** Fills `{name}` with the fact's value worded for people with its unit; an unknown name stays as it is. */
export function wordMessage(message: string, vocabulary: Vocabulary, facts: Facts): string {
  const read = vocabulary.reader(facts);
  return message.replace(PLACEHOLDER, (whole, inside: string) => {
    const name = inside.trim();
    if (vocabulary.typeOf(name) === undefined || name === PARAMETERS) return whole;
    return vocabulary.word(
      name,
      name.startsWith(`${PARAMETERS}.`) ? field(read(PARAMETERS), name.slice(PARAMETERS.length + 1)) : read(name),
    );
  });
}

function field(record: Value, name: string): Value {
  if (record === null || typeof record !== 'object' || !Object.hasOwn(record, name)) return null;
  return (record as ValueRecord)[name] ?? null;
}
