import fc from 'fast-check';
import { analyse } from '../../../form-schemas/engine/matrix/analyse';
import { decide } from '../../../form-schemas/engine/matrix/decide';
import { literalBounds } from '../../../form-schemas/engine/matrix/literal';
import { proveWords } from '../../../form-schemas/engine/matrix/prove-words';
import { compiled, fact, good, reading, row, rowsOf, table, vocabularyOf } from './given';

/** An invented city: bands at random bounds, random names, random sense of 以上 and 以下. Nothing may depend on any real one. */
const cities = fc.record({
  /** Fen, at least two apart so that each open band holds something. */
  bounds: fc
    .array(fc.integer({ min: 2, max: 700_000_000_000 }), { minLength: 1, maxLength: 12 })
    .map((widths) => widths.map((_, at) => widths.slice(0, at + 1).reduce((sum, width) => sum + width))),
  name: fc.stringMatching(/^[a-z][A-Za-z]{0,11}Q$/),
  bodies: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 14, maxLength: 14 }),
  aboveIncluded: fc.boolean(),
  order: fc.infiniteStream(fc.nat()),
});

const text = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

function city({
  bounds,
  name,
  bodies,
  aboveIncluded,
  order,
}: typeof cities extends fc.Arbitrary<infer City> ? City : never) {
  const vocabulary = vocabularyOf([fact(name, '投资额', 'money', { domain: '>= 0' })]);
  const rows = [...bounds, null].map((high, at) => {
    const low = at === 0 ? null : bounds[at - 1]!;
    const parts = [...(low === null ? [] : [`${text(low)}元以上`]), ...(high === null ? [] : [`${text(high)}元以下`])];
    const [open, close] = aboveIncluded ? ['[', ')'] : ['(', ']'];
    const cell =
      low === null
        ? `${aboveIncluded ? '<' : '<='} ${text(high!)}`
        : high === null
          ? `${aboveIncluded ? '>=' : '>'} ${text(low)}`
          : `${open}${text(low)}..${text(high)}${close}`;
    return row(bodies[at]!, { band: cell }, { words: { band: parts.join('，') }, clause: [`X-${at}`] });
  });
  const stream = order[Symbol.iterator]();
  const shuffled = rows
    .map((each) => ({ each, key: Number(stream.next().value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
  const semantics = {
    above: aboveIncluded ? 'included' : 'excluded',
    below: aboveIncluded ? 'excluded' : 'included',
    clause: [],
  } as const;
  /** The band by counting the bounds that the amount has passed, and nothing else. */
  const bandOf = (fen: number) =>
    bodies[bounds.filter((bound) => (aboveIncluded ? fen >= bound : fen > bound)).length]!;
  return {
    vocabulary,
    document: table([{ code: 'band', title: '投资额', expression: name }], shuffled),
    semantics,
    bandOf,
  };
}

test('a city of random bands decides right at each bound and one fen either side, with the chain and clause of that row', () => {
  fc.assert(
    fc.property(cities, (given) => {
      const { document, vocabulary, bandOf } = city(given);
      const matrix = compiled(document, vocabulary);
      for (const amount of given.bounds.flatMap((bound) => [bound - 1, bound, bound + 1])) {
        const { rows, chain } = good(decide(matrix, reading({ [given.name]: amount })));
        const id = bandOf(amount);
        expect(rows).toEqual([{ id, clause: document.rows.find((each) => each.id === id)!.clause }]);
        expect(chain).toEqual([{ action: 'decide', mode: 'one', bodies: [id] }]);
      }
      expect(rowsOf(matrix, { [given.name]: -1 })).toEqual(['matrix-input-out-of-domain']);
    }),
  );
});

test('its bands are complete and disjoint, mean what their words say, and come back from their words', () => {
  fc.assert(
    fc.property(cities, (given) => {
      const { document, vocabulary, semantics } = city(given);
      const matrix = compiled(document, vocabulary);
      expect(analyse(matrix)).toMatchObject({ value: { decided: true, complete: true, disjoint: true }, findings: [] });
      expect(proveWords(matrix, semantics).findings).toEqual([]);
      const rebuilt = compiled(literalBounds(document, vocabulary, semantics).value, vocabulary);
      expect(analyse(rebuilt).value).toMatchObject({ complete: true, disjoint: true });
    }),
  );
});

test('with both bounds included it decides twice at exactly its bounds; with neither it leaves exactly them open', () => {
  fc.assert(
    fc.property(cities, (given) => {
      const { document, vocabulary } = city(given);
      const under = (side: 'included' | 'excluded') =>
        analyse(
          compiled(literalBounds(document, vocabulary, { above: side, below: side, clause: [] }).value, vocabulary),
          { witnesses: 100 },
        ).value;
      const points = new Set(given.bounds.map(text));
      const pointsOf = (boxes: readonly { readonly point: object }[]) =>
        new Set(boxes.map(({ point }) => (point as Record<string, string>)[given.name]));
      const twice = under('included');
      expect(twice.complete).toBe(true);
      expect(pointsOf(twice.overlaps.map(({ box }) => box))).toEqual(points);
      const never = under('excluded');
      expect(never.disjoint).toBe(true);
      expect(
        new Set(
          never.gaps.flatMap(({ columns }) =>
            (columns[0]!.extent['spans'] as readonly { low: string }[]).map(({ low }) => low),
          ),
        ),
      ).toEqual(points);
    }),
  );
});
