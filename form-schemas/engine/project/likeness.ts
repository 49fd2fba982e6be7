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

/** Pairs as numbers, so that a text can be compared with many without being taken apart each time. */
export class PairNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly pairs: string[] = [];

  /** The pairs of a text, each once. */
  of(text: string): Uint32Array {
    const found = new Set<number>();
    for (const pair of pairsOf(text)) {
      const known = this.numbers.get(pair);
      found.add(known ?? this.pairs.length);
      if (known === undefined) {
        this.numbers.set(pair, this.pairs.length);
        this.pairs.push(pair);
      }
    }
    return Uint32Array.from(found);
  }

  /**
   * How alike one is to each of others, in hundredths, as {@link likeness} counts it; without the pairs that say nothing (`common`): those
   * that more than half of the others have, where there are at least three of them.
   */
  sharesOf(
    one: Uint32Array,
    others: readonly Uint32Array[],
  ): { readonly shares: readonly number[]; readonly common: ReadonlySet<string> } {
    const size = this.pairs.length;
    const counts = new Uint32Array(size);
    for (const other of others) for (const pair of other) counts[pair] = (counts[pair] ?? 0) + 1;
    const tells = (pair: number): boolean => others.length < 3 || (counts[pair] ?? 0) * 2 <= others.length;
    const own = one.filter(tells);
    const isOwn = new Uint8Array(size);
    for (const pair of own) isOwn[pair] = 1;
    const shares = others.map((other) => {
      let [both, foreign] = [0, 0];
      for (const pair of other) {
        if (!tells(pair)) continue;
        foreign += 1;
        both += isOwn[pair] ?? 0;
      }
      return both === 0 ? 0 : Math.floor((200 * both) / (own.length + foreign));
    });
    return { shares, common: new Set(this.pairs.filter((_, pair) => !tells(pair))) };
  }
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
