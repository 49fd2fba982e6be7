import type { Facts, Value, ValueRecord } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledCheck } from './compile';
import type { Late } from './in-time';
import type { Counted } from './same-row';

const PLACEHOLDER = /\{([^{}]+)\}/g;
const PARAMETERS = 'parameters';

/** Names that a message may use besides facts and parameters when its check counts amounts (`sameRow.among`). */
export const COUNTED_NAMES = ['among.count', 'among.sum', 'among.together'] as const;

/** Names that a message may use besides facts and parameters when its check looks at a limit (`inTime`). */
export const LATE_NAMES = ['late.from', 'late.due', 'late.done'] as const;

/** Names that a message speaks of: `{total}` or `{parameters.limit}`, in order of appearance. */
export function placeholders(message: string): readonly string[] {
  return [...message.matchAll(PLACEHOLDER)].map((match) => (match[1] ?? '').trim());
}

/**
 * Fills `{name}` with the fact's value worded for people with its unit; an unknown name stays as it is. `more` are
 * further names, worded already.
 */
export function wordMessage(
  message: string,
  vocabulary: Vocabulary,
  facts: Facts,
  more: ReadonlyMap<string, string> = new Map(),
): string {
  const read = vocabulary.reader(facts);
  return message.replace(PLACEHOLDER, (whole, inside: string) => {
    const name = inside.trim();
    const worded = more.get(name);
    if (worded !== undefined) return worded;
    if (vocabulary.typeOf(name) === undefined || name === PARAMETERS) return whole;
    return vocabulary.word(
      name,
      name.startsWith(`${PARAMETERS}.`) ? field(read(PARAMETERS), name.slice(PARAMETERS.length + 1)) : read(name),
    );
  });
}

/** The words for {@link COUNTED_NAMES}; amounts as those of the fact that they stand for. */
export function wordCounted(
  { sameRow }: CompiledCheck,
  vocabulary: Vocabulary,
  counted: Counted | null,
): ReadonlyMap<(typeof COUNTED_NAMES)[number], string> {
  if (!sameRow?.among || counted === null) return new Map();
  const { fact } = sameRow.among;
  return new Map([
    ['among.count', `${counted.count}`],
    ['among.sum', vocabulary.word(fact, counted.sum)],
    ['among.together', vocabulary.word(fact, counted.together)],
  ]);
}

/** The words for {@link LATE_NAMES}. */
export function wordLate(late: Late | null): ReadonlyMap<string, string> {
  if (late === null) return new Map();
  return new Map([
    ['late.from', late.from],
    ['late.due', late.due],
    ['late.done', late.done ?? '至今尚未办理'],
  ]);
}

function field(record: Value, name: string): Value {
  if (record === null || typeof record !== 'object' || !Object.hasOwn(record, name)) return null;
  return (record as ValueRecord)[name] ?? null;
}
