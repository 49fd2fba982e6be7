import { setImmediate as letOthers } from 'node:timers/promises';
import { In } from 'typeorm';
import { likeness, PairNumbers, pairsOf, type CompiledRegime, type SimilarDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { BuiltSystem } from './built-system.entity';
import { catalogueOverlaps, type Overlaps } from './catalogue-overlap';
import { allNames, allSaid, type Named, type Said } from './compared-with';
import { functionsOf, type Proposed } from './functions-of';
import type { SimilarSystem } from './similar.types';
import { systemSources, type SystemSource } from './systems-where';

const MOST_FOUND = 10;
const MOST_WORDS = 20;
/** How many are compared in full, and by how many pairs the others are sifted. */
const MOST_COMPARED = 200;
const MOST_PAIRS = 60;

/**
 * Systems that have been built and projects that are called, or can do, much the same, or publish the same data: for the filer
 * before handing in, and for who screens it. A hint by the regime's own measure (`ledger/similar`), with the words in common; it decides nothing. Names
 * are for everybody in the government; functions of projects into whose cases the session may not look are not compared.
 */
export function similarSystems(ctx: Context, proposed: Proposed): Promise<readonly SimilarSystem[]> {
  return similarTo(ctx).load(proposed);
}

/**
 * Of many at once: what there is to be compared with is read once for all of them, lot by lot, so that a long page asks for no more than
 * one case does; then one follows the other, and whoever else waits for this process comes in between.
 */
const similarTo = defineLoader<Proposed, readonly SimilarSystem[]>(
  async (ctx, proposals) => {
    const sources = await systemSources(ctx);
    const asked = proposals.flatMap((proposed) => askedOf(proposed));
    const found: Found[] = [];
    for (const regime of new Set(asked.map(({ proposed }) => proposed.regime))) {
      const own = asked.filter(({ proposed }) => proposed.regime === regime);
      found.push(...(await foundFor(ctx, regime, sources, own)));
    }
    const systems = await systemsById(
      ctx,
      found.flatMap(({ likes }) => likes.flatMap(({ candidate: { kind, id } }) => (kind === 'system' ? [id] : []))),
    );
    return new Map(
      found.map(({ proposed, likes }) => [
        proposed,
        likes.map(({ candidate, ...shares }) => ({
          ...shares,
          title: candidate.name,
          system: candidate.kind === 'system' ? (systems.get(candidate.id) ?? null) : null,
          projectId: candidate.project,
          organisationId: candidate.organisation,
        })),
      ]),
    );
  },
  () => [],
);

interface Asked {
  readonly proposed: Proposed;
  readonly functions: string;
  readonly similar: SimilarDocument;
  /** What is looked for: the pairs of its name, and some of its functions. */
  readonly namePairs: readonly string[];
  readonly functionPairs: readonly string[];
}

/** Nothing where the regime compares nothing, or there is nothing to be compared. */
function askedOf(proposed: Proposed): readonly Asked[] {
  const { regime, name, answers } = proposed;
  const similar = regime.regime.ledger?.similar;
  if (!similar) return [];
  const functions = functionsOf(regime, answers).join('\n');
  const functionPairs = [...new Set(pairsOf(functions))];
  const namePairs = [...new Set(pairsOf(name))].slice(0, MOST_PAIRS);
  if (namePairs.length === 0 && functionPairs.length === 0) return [];
  return [{ proposed, functions, similar, namePairs, functionPairs: spread(functionPairs) }];
}

/** As many as are looked for, from the whole of a text. */
function spread(pairs: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.ceil(pairs.length / MOST_PAIRS));
  return pairs.filter((_, index) => index % step === 0);
}

type Candidate = Omit<Named, 'pairs'> & { readonly said: Said | null };
type Shares = Omit<SimilarSystem, 'title' | 'system' | 'projectId' | 'organisationId'>;
type Like = Shares & { readonly candidate: Candidate };

interface Found {
  readonly proposed: Proposed;
  readonly likes: readonly Like[];
}

async function foundFor(
  ctx: Context,
  regime: CompiledRegime,
  sources: readonly SystemSource[],
  asked: readonly Asked[],
): Promise<readonly Found[]> {
  const names = await allNames(ctx, sources);
  const numbers = new PairNumbers();
  const said = await allSaid(
    ctx,
    regime,
    numbers,
    asked.map(({ functionPairs }) => numbers.of(functionPairs.join(' '))),
  );
  const published = await catalogueOverlaps(ctx, asked);
  const found: Found[] = [];
  for (const [at, one] of asked.entries()) {
    const overlaps = published[at];
    if (!overlaps) continue;
    const others = names.filter(({ project }) => project === null || project !== one.proposed.project);
    const common = commonNames(one.namePairs, others);
    const sifted = siftedFrom(others, said, { at, pairs: one.namePairs.filter((pair) => !common.has(pair)) });
    found.push({
      proposed: one.proposed,
      likes: compared(one, withPublishers(sifted, overlaps), { numbers, common, overlaps }),
    });
    await letOthers();
  }
  return found;
}

/** Pairs of the name asked for that more than half of all names have. */
function commonNames(pairs: readonly string[], others: readonly Named[]): ReadonlySet<string> {
  if (others.length < 3) return new Set();
  return new Set(pairs.filter((pair) => others.filter((one) => one.pairs.has(pair)).length * 2 > others.length));
}

/** Those with a pair of characters of the name in common, or a pair of the functions; those with the most first. */
function siftedFrom(
  others: readonly Named[],
  said: ReadonlyMap<string, Said>,
  { at, pairs }: { readonly at: number; readonly pairs: readonly string[] },
): readonly Candidate[] {
  return others
    .map((one) => {
      const named = pairs.filter((pair) => one.pairs.has(pair)).length;
      const spoken = said.get(one.project ?? '')?.spoken[at] ?? 0;
      return { one, score: Math.max(named * 5, spoken) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.one.id.localeCompare(b.one.id))
    .slice(0, MOST_COMPARED)
    .map(({ one: { kind, id, name, project, organisation } }) => ({
      kind,
      id,
      name,
      project,
      organisation,
      said: said.get(project ?? '') ?? null,
    }));
}

/** Whose name and functions are not alike may still publish the same. */
function withPublishers(candidates: readonly Candidate[], { of }: Overlaps): readonly Candidate[] {
  const known = new Set(candidates.map(({ project }) => project));
  const others = [...of.values()].filter(({ project }) => !known.has(project));
  return [
    ...candidates,
    ...others.map(({ project, title, organisation }): Candidate => ({
      kind: 'project',
      id: project,
      name: title,
      project,
      organisation,
      said: null,
    })),
  ];
}

interface Compared {
  readonly numbers: PairNumbers;
  /** What most names have. */
  readonly common: ReadonlySet<string>;
  readonly overlaps: Overlaps;
}

/** The most alike first; what stands in the directory goes before the project from which it came. */
function compared(
  { proposed, functions: own, similar }: Asked,
  candidates: readonly Candidate[],
  { numbers, common, overlaps: { of, publishing } }: Compared,
): readonly Like[] {
  const speaking = candidates.flatMap((candidate) =>
    own === '' || candidate.said === null ? [] : [{ candidate, pairs: candidate.said.pairs }],
  );
  const functions = numbers.sharesOf(
    numbers.of(own),
    speaking.map(({ pairs }) => pairs),
  );
  const shareOf = new Map(speaking.map(({ candidate }, at) => [candidate, functions.shares[at] ?? 0]));
  const listed = new Set(candidates.flatMap(({ kind, project }) => (kind === 'system' ? [project] : [])));
  return candidates
    .map((candidate): Like => {
      const project = candidate.project ?? '';
      const name = likeness(proposed.name, candidate.name, common);
      const catalogue = of.get(project);
      return {
        candidate,
        nameShare: name.hundredths,
        nameWords: name.shared,
        functionShare: shareOf.get(candidate) ?? null,
        functionWords: [],
        catalogueShare: catalogue?.share ?? (publishing.has(project) ? 0 : null),
        catalogueWords: catalogue?.words ?? [],
      };
    })
    .filter((one) => most(one) >= similar.atLeast)
    .filter(({ candidate: { kind, project } }) => kind === 'system' || !listed.has(project))
    .sort((a, b) => most(b) - most(a) || a.candidate.id.localeCompare(b.candidate.id))
    .slice(0, MOST_FOUND)
    .map((one) => ({ ...one, functionWords: wordsOf(own, one.candidate, functions.common) }));
}

/** The words of its functions that another has as well; of those alone that are told. */
function wordsOf(own: string, { said }: Candidate, common: ReadonlySet<string>): readonly string[] {
  return said === null ? [] : likeness(own, said.text, common).shared.slice(0, MOST_WORDS);
}

/** The greatest of the shares. */
function most({ nameShare, functionShare, catalogueShare }: Shares): number {
  return Math.max(nameShare, functionShare ?? 0, catalogueShare ?? 0);
}

async function systemsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, BuiltSystem>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx.find(BuiltSystem, { where: { government: ctx.government, id: In([...new Set(ids)]) } });
  return new Map(rows.map((row) => [row.id, row]));
}
