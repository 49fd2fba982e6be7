import { pairsOf, type SimilarDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { askAtOnce, type AskedSql } from './ask-at-once';
import { textsAt, type Proposed } from './functions-of';

/** What a project publishes that the one asked for is to have as well. */
export interface Overlap {
  readonly project: string;
  readonly title: string;
  readonly organisation: string;
  /** In hundredths, of the entry of which most is in common; null: it publishes nothing. */
  readonly share: number | null;
  /** Names of entries and of their items, as the other has them. */
  readonly words: readonly string[];
}

/** What is to be built says of its data: names, and sentences in which names may stand. */
interface OwnTerms {
  readonly names: ReadonlySet<string>;
  readonly text: string;
}

interface NamedEntry {
  readonly name: string;
  readonly items: readonly string[];
}

interface EntryRow extends NamedEntry {
  readonly project: string;
  readonly title: string;
  readonly organisation: string;
}

const NO_TERMS: OwnTerms = { names: new Set(), text: '' };

/** Entries that are compared, and characters of the text in which their names are looked for. */
const MOST_ENTRIES = 500;
const MOST_TEXT = 4_000;
const MOST_WORDS = 20;
/** A name of fewer characters is part of too many sentences. */
const LEAST_IN_TEXT = 3;
/** One item alone (a name, a date) is part of too many entries. */
const LEAST_ITEMS = 2;

interface AskedOverlap {
  readonly proposed: Proposed;
  readonly similar: SimilarDocument;
  /** Projects that are compared whatever they publish. */
  readonly candidates: readonly string[];
}

/**
 * What other projects publish in the resource catalogue that the one asked for would publish again: entries of the same name, or
 * with the same items. Compared are its own entries, what its forms list (`ledger/similar/catalogue`), and names that its functions
 * speak of; of the others only what is published, which everybody in the government may look up. Two statements for all that ask.
 */
export async function catalogueOverlaps(
  ctx: Context,
  asked: readonly AskedOverlap[],
): Promise<readonly ReadonlyMap<string, Overlap>[]> {
  const ownNames = await askAtOnce<NamedEntry>(
    ctx,
    asked.map(({ proposed }) => ownSql(ctx, proposed.project)),
  );
  const terms = asked.map(({ proposed: { regime, name, answers }, similar }, index): OwnTerms => {
    const listed = textsAt(regime, answers, similar.catalogue ?? []);
    const spoken = [name, ...textsAt(regime, answers, similar.functions), ...listed];
    const names = (ownNames[index] ?? []).flatMap((entry) => [entry.name, ...entry.items]);
    return {
      names: new Set([...names, ...listed.flatMap(split)].map(plain)),
      text: plain(spoken.join('\n')).slice(0, MOST_TEXT),
    };
  });
  const others = await askAtOnce<EntryRow>(
    ctx,
    asked.map(({ proposed, candidates }, index) =>
      othersSql(ctx, proposed.project, terms[index] ?? NO_TERMS, candidates),
    ),
  );
  return asked.map(({ similar }, index) => {
    const projects = new Map<string, EntryRow[]>();
    for (const row of others[index] ?? []) projects.set(row.project, [...(projects.get(row.project) ?? []), row]);
    const own = terms[index] ?? NO_TERMS;
    return new Map([...projects].map(([of, entries]) => [of, overlapOf(of, entries, own, similar.atLeast)]));
  });
}

function overlapOf(project: string, entries: readonly EntryRow[], own: OwnTerms, atLeast: number): Overlap {
  const told = entries.map((entry) => inCommon(entry, own)).sort((a, b) => b.share - a.share);
  const words = told.filter(({ share }) => share >= atLeast).flatMap((one) => one.words);
  return {
    project,
    title: entries[0]?.title ?? '',
    organisation: entries[0]?.organisation ?? '',
    share: told[0]?.share ?? null,
    words: [...new Set(words)].slice(0, MOST_WORDS),
  };
}

/** An entry of the same name is the same entry; else as much of it is as its items are. */
function inCommon(
  { name, items }: EntryRow,
  own: OwnTerms,
): { readonly share: number; readonly words: readonly string[] } {
  const shared = items.filter((item) => isAmong(item, own));
  if (isAmong(name, own)) return { share: 100, words: [name, ...shared] };
  if (shared.length < LEAST_ITEMS) return { share: 0, words: [] };
  return { share: Math.floor((100 * shared.length) / items.length), words: shared };
}

function isAmong(term: string, { names, text }: OwnTerms): boolean {
  const asked = plain(term);
  return names.has(asked) || (asked.length >= LEAST_IN_TEXT && text.includes(asked));
}

/** Entries of the own project: what is withdrawn is no longer its. */
function ownSql(ctx: Context, project: string | null): AskedSql {
  return {
    sql: `select e.name, ${ITEMS} as items from catalogue_project l
       join catalogue_entry e on e.government = l.government and e.id = l.entry
     where l.government = $1 and l.project = $2::uuid and e.state <> 'withdrawn'
     order by e.id limit ${MOST_ENTRIES}`,
    parameters: [ctx.government, project],
  };
}

const ITEMS = `array(select item ->> 'itemName' from jsonb_array_elements(coalesce(e.fields -> 'items', '[]')) item
  where item ->> 'itemName' is not null)`;

function othersSql(
  ctx: Context,
  project: string | null,
  { names, text }: OwnTerms,
  candidates: readonly string[],
): AskedSql {
  return {
    sql: `select l.project, p.title, p.organisation, e.name, ${ITEMS} as items
       from catalogue_project l
       join catalogue_entry e on e.government = l.government and e.id = l.entry
       join project p on p.government = l.government and p.id = l.project
     where l.government = $1 and l.project is distinct from $2::uuid and e.state in ('published', 'revised')
       and (l.project = any ($3::uuid[]) or lower(e.name) = any ($4::text[])
         or (char_length(e.name) >= ${LEAST_IN_TEXT} and position(lower(e.name) in $5::text) > 0)
         or exists (select 1 from jsonb_array_elements(coalesce(e.fields -> 'items', '[]')) item
              where lower(item ->> 'itemName') = any ($4::text[])))
     order by lower(e.name) = any ($4::text[]) desc, e.name, e.id limit ${MOST_ENTRIES}`,
    parameters: [ctx.government, project, candidates, [...names], text],
  };
}

/** Names in a list that somebody has written as a sentence. */
function split(text: string): readonly string[] {
  return text.split(/[、，,；;\n]+/u).filter((part) => pairsOf(part).length > 0);
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
