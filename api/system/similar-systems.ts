import { In } from 'typeorm';
import { commonPairs, likeness, pairsOf, type CompiledRegime, type SimilarDocument } from '../../form-schemas/engine';
import { seenUnits } from '../application/seen-units';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { askAtOnce, type AskedSql } from './ask-at-once';
import { catalogueOverlaps, type Overlap } from './catalogue-overlap';
import { functionsOf, type Proposed } from './functions-of';
import { BuiltSystem } from './built-system.entity';
import { MOST_PAIRS, similarSql, type Candidate } from './compared-with';
import type { SimilarSystem } from './similar.types';
import { systemSources, type SystemSource } from './systems-where';

const MOST_FOUND = 10;
const MOST_WORDS = 20;

/**
 * Systems that have been built and projects that are called, or can do, much the same, or publish the same data: for the filer
 * before handing in, and for who screens it. A hint by the regime's own measure (`ledger/similar`), with the words in common; it decides nothing. Names
 * are for everybody in the government; functions of projects into whose cases the session may not look are not compared.
 */
export function similarSystems(ctx: Context, proposed: Proposed): Promise<readonly SimilarSystem[]> {
  return similarTo(ctx).load(proposed);
}

/** Of many at once: a statement for what is called or can do the same, two for what is published, one for the systems that were found. */
const similarTo = defineLoader<Proposed, readonly SimilarSystem[]>(
  async (ctx, proposals) => {
    const sources = await systemSources(ctx);
    const asked = proposals.flatMap((proposed) => askedOf(ctx, sources, proposed));
    const alike = await askAtOnce<Candidate>(
      ctx,
      asked.map(({ sql }) => sql),
    );
    const published = await catalogueOverlaps(
      ctx,
      asked.map(({ proposed, similar }, index) => ({ proposed, similar, candidates: projectsOf(alike[index] ?? []) })),
    );
    const found = asked.map(({ proposed, functions, similar }, index) => {
      const overlaps = published[index] ?? new Map<string, Overlap>();
      const candidates = withPublishers(alike[index] ?? [], overlaps);
      const own = { name: proposed.name, functions };
      return { proposed, likes: compared(proposed.regime, similar, own, candidates, overlaps) };
    });
    const rows = await systemsById(
      ctx,
      found.flatMap(({ likes }) =>
        likes.flatMap(({ candidate }) => (candidate.kind === 'system' ? [candidate.id] : [])),
      ),
    );
    return new Map(
      found.map(({ proposed, likes }) => [
        proposed,
        likes.map(({ candidate, ...shares }) => ({
          ...shares,
          title: candidate.name,
          system: candidate.kind === 'system' ? (rows.get(candidate.id) ?? null) : null,
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
  readonly sql: AskedSql;
}

/** Nothing where the regime compares nothing, or there is nothing to be compared. */
function askedOf(ctx: Context, sources: readonly SystemSource[], proposed: Proposed): readonly Asked[] {
  const { regime, name, answers, project } = proposed;
  const similar = regime.regime.ledger?.similar;
  if (!similar) return [];
  const functions = functionsOf(regime, answers).join('\n');
  const functionPairs = [...new Set(pairsOf(functions))];
  if (pairsOf(name).length === 0 && functionPairs.length === 0) return [];
  const sql = similarSql({
    government: ctx.government,
    units: seenUnits(ctx),
    own: project,
    namePairs: [...new Set(pairsOf(name))].slice(0, MOST_PAIRS),
    functionPairs: spread(functionPairs),
    sources,
    similar,
  });
  return [{ proposed, functions, similar, sql }];
}

function projectsOf(candidates: readonly Candidate[]): readonly string[] {
  return [...new Set(candidates.flatMap(({ project }) => (project === null ? [] : [project])))];
}

/** Whose name and functions are not alike may still publish the same. */
function withPublishers(
  candidates: readonly Candidate[],
  published: ReadonlyMap<string, Overlap>,
): readonly Candidate[] {
  const known = new Set(projectsOf(candidates));
  const others = [...published.values()].filter(({ project }) => !known.has(project));
  return [
    ...candidates,
    ...others.map(({ project, title, organisation }): Candidate => ({
      kind: 'project',
      id: project,
      name: title,
      project,
      organisation,
      answers: null,
      common: candidates[0]?.common ?? null,
    })),
  ];
}

type Shares = Omit<SimilarSystem, 'title' | 'system' | 'projectId' | 'organisationId'>;

/** The greatest of the shares. */
function most({ nameShare, functionShare, catalogueShare }: Shares): number {
  return Math.max(nameShare, functionShare ?? 0, catalogueShare ?? 0);
}

/** The most alike first; what stands in the directory goes before the project from which it came. */
function compared(
  regime: CompiledRegime,
  similar: SimilarDocument,
  own: { readonly name: string; readonly functions: string },
  candidates: readonly Candidate[],
  published: ReadonlyMap<string, Overlap>,
): readonly (Shares & { readonly candidate: Candidate })[] {
  const common = new Set(candidates[0]?.common ?? []);
  const texts = new Map(candidates.map((one) => [one, functionsOf(regime, one.answers ?? {}).join('\n')]));
  const usual = commonPairs([...texts.values()].filter((text) => text !== ''));
  const listed = new Set(candidates.flatMap(({ kind, project }) => (kind === 'system' ? [project] : [])));
  return candidates
    .map((candidate) => {
      const text = texts.get(candidate) ?? '';
      const name = likeness(own.name, candidate.name, common);
      const functions = text === '' || own.functions === '' ? null : likeness(own.functions, text, usual);
      const catalogue = published.get(candidate.project ?? '');
      return {
        candidate,
        nameShare: name.hundredths,
        nameWords: name.shared,
        functionShare: functions?.hundredths ?? null,
        functionWords: (functions?.shared ?? []).slice(0, MOST_WORDS),
        catalogueShare: catalogue?.share ?? null,
        catalogueWords: catalogue?.words ?? [],
      };
    })
    .filter((one) => most(one) >= similar.atLeast)
    .filter(({ candidate: { kind, project } }) => kind === 'system' || !listed.has(project))
    .sort((a, b) => most(b) - most(a) || a.candidate.id.localeCompare(b.candidate.id))
    .slice(0, MOST_FOUND);
}

/** As many as are asked for by the database, from the whole of a text. */
function spread(pairs: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.ceil(pairs.length / MOST_PAIRS));
  return pairs.filter((_, index) => index % step === 0);
}

async function systemsById(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, BuiltSystem>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx.find(BuiltSystem, { where: { government: ctx.government, id: In([...ids]) } });
  return new Map(rows.map((row) => [row.id, row]));
}
