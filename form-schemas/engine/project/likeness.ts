/** What two texts have in common. */
export interface Likeness {
  /** In hundredths, rounded down; 100: the same words. */
  readonly hundredths: number;
  /** The words in common, as they stand in the first text, each once. */
  readonly shared: readonly string[];
}

const NOTHING: Likeness = { hundredths: 0, shared: [] };

/**
 * How alike two texts are: of all pairs of neighbouring characters of both, those that both have (Dice). Pairs that say nothing
 * because most texts have them (`common`) are left out on both sides. The same texts always give the same answer, and the words
 * in common say why.
 */
export function likeness(one: string, other: string, common: ReadonlySet<string> = new Set()): Likeness {
  const [mine, theirs] = [new Set(pairsOf(one)), new Set(pairsOf(other))];
  const telling = (pairs: ReadonlySet<string>) => [...pairs].filter((pair) => !common.has(pair));
  const [own, foreign] = [telling(mine), telling(theirs)];
  const both = own.filter((pair) => theirs.has(pair));
  if (both.length === 0) return NOTHING;
  // A word is shown whole, though a part of it says nothing.
  const words = wordsOf(one, new Set([...mine].filter((pair) => theirs.has(pair))));
  return {
    hundredths: Math.floor((200 * both.length) / (own.length + foreign.length)),
    shared: words.filter((word) => pairsOf(word).some((pair) => !common.has(pair))),
  };
}

/** Pairs of neighbouring letters, digits or Chinese characters of a text, in their order; nothing across a gap. */
export function pairsOf(text: string): readonly string[] {
  return runsOf(text).flatMap((run) => run.slice(1).map((character, index) => `${run[index] ?? ''}${character}`));
}

/** Pairs that more than half of the texts have, where there are at least three of them. */
export function commonPairs(texts: readonly string[]): ReadonlySet<string> {
  if (texts.length < 3) return new Set();
  const counts = new Map<string, number>();
  for (const text of texts) for (const pair of new Set(pairsOf(text))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return new Set([...counts].flatMap(([pair, count]) => (count * 2 > texts.length ? [pair] : [])));
}

function runsOf(text: string): readonly (readonly string[])[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((run) => run !== '')
    .map((run) => Array.from(run));
}

/** The longest stretches of a text whose pairs are all among these. */
function wordsOf(text: string, pairs: ReadonlySet<string>): readonly string[] {
  const words = runsOf(text).flatMap((run) => {
    const found: string[] = [];
    let word = '';
    run.forEach((character, index) => {
      const isShared = index > 0 && pairs.has(`${run[index - 1] ?? ''}${character}`);
      if (isShared) word = word === '' ? `${run[index - 1] ?? ''}${character}` : `${word}${character}`;
      else if (word !== '') {
        found.push(word);
        word = '';
      }
    });
    return word === '' ? found : [...found, word];
  });
  return [...new Set(words)];
}
