import { pairsOf, type SimilarDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { textsAt, type Proposed } from './functions-of';
import { inLots } from './in-lots';

/** What a project publishes that the one asked for is to have as well. */
export interface Overlap {
  readonly project: string;
  readonly title: string;
  readonly organisation: string;
  /** In hundredths, of the entry of which most is in common; above nothing. */
  readonly share: number;
  /** Names of entries and of their items, as the other has them. */
  readonly words: readonly string[];
}

export interface Overlaps {
  /** By project, those that have something in common. */
  readonly of: ReadonlyMap<string, Overlap>;
  /** All projects that publish anything. */
  readonly publishing: ReadonlySet<string>;
}

/** What is to be built says of its data: names, and sentences in which names may stand. */
interface OwnTerms {
  readonly names: ReadonlySet<string>;
  readonly text: string;
  /** The beginnings of all that may be found in the text, so that it is not looked through for every name. */
  readonly starts: ReadonlySet<string>;
}

interface NamedEntry {
  readonly name: string;
  readonly items: readonly string[];
}

interface EntryRow extends NamedEntry {
  readonly key: string;
  readonly project: string;
  readonly title: string;
  readonly organisation: string;
}

interface InCommon {
  readonly share: number;
  readonly words: readonly string[];
}

/** Entries that are read at once, and characters of the text in which their names are looked for. */
const MOST_ENTRIES = 1_000;
const MOST_TEXT = 4_000;
const MOST_WORDS = 20;
/** A name of fewer characters is part of too many sentences. */
const LEAST_IN_TEXT = 3;
/** One item alone (a name, a date) is part of too many entries. */
const LEAST_ITEMS = 2;

interface AskedOverlap {
  readonly proposed: Proposed;
  readonly similar: SimilarDocument;
}

const ITEMS = `array(select item ->> 'itemName' from jsonb_array_elements(coalesce(e.fields -> 'items', '[]')) item
  where item ->> 'itemName' is not null)`;

/**
 * What other projects publish in the resource catalogue that the one asked for would publish again: entries of the same name, or
 * with the same items. Compared are its own entries, what its forms list (`ledger/similar/catalogue`), and names that its functions
 * speak of; of the others all that is published, which everybody in the government may look up. It is read once for all that ask.
 */
export async function catalogueOverlaps(ctx: Context, asked: readonly AskedOverlap[]): Promise<readonly Overlaps[]> {
  const own = await ownEntries(
    ctx,
    asked.flatMap(({ proposed: { project } }) => project ?? []),
  );
  const terms = asked.map(({ proposed, similar }) => termsOf(proposed, similar, own.get(proposed.project ?? '') ?? []));
  const publishing = new Set<string>();
  const found = asked.map(() => new Map<string, { readonly row: EntryRow; readonly entries: InCommon[] }>());
  const sql = `select e.id as key, l.project, p.title, p.organisation, e.name, ${ITEMS} as items
    from (select government, id, name, fields from catalogue_entry one
      where government = $1 and id > $2::uuid and state in ('published', 'revised')
        and exists (select from catalogue_project l where l.government = one.government and l.entry = one.id)
      order by id limit $3) e
    join catalogue_project l on l.government = e.government and l.entry = e.id
    join project p on p.government = l.government and p.id = l.project
    order by e.id, l.project`;
  for await (const rows of inLots<EntryRow>(ctx, sql, [], MOST_ENTRIES))
    for (const row of rows) {
      publishing.add(row.project);
      asked.forEach(({ proposed }, at) => {
        const mine = terms[at];
        if (!mine || row.project === proposed.project) return;
        const common = inCommon(row, mine);
        if (common.share === 0) return;
        const known = found[at]?.get(row.project);
        if (known) known.entries.push(common);
        else found[at]?.set(row.project, { row, entries: [common] });
      });
    }
  return asked.map(({ similar: { atLeast } }, at) => {
    const of = [...(found[at] ?? [])].map(
      ([project, { row, entries }]) => [project, overlapOf(row, entries, atLeast)] as const,
    );
    return { of: new Map(of), publishing };
  });
}

/** Entries of the projects that ask: what is withdrawn is no longer theirs. */
async function ownEntries(
  ctx: Context,
  projects: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedEntry[]>> {
  const own = new Map<string, NamedEntry[]>();
  if (projects.length === 0) return own;
  const rows = await ctx.tx.query<(NamedEntry & { readonly project: string })[]>(
    `select l.project, e.name, ${ITEMS} as items from catalogue_project l
       join catalogue_entry e on e.government = l.government and e.id = l.entry
     where l.government = $1 and l.project = any ($2::uuid[]) and e.state <> 'withdrawn'`,
    [ctx.government, projects],
  );
  for (const { project, ...entry } of rows) own.set(project, [...(own.get(project) ?? []), entry]);
  return own;
}

function termsOf(
  { regime, name, answers }: Proposed,
  similar: SimilarDocument,
  entries: readonly NamedEntry[],
): OwnTerms {
  const listed = textsAt(regime, answers, similar.catalogue ?? []);
  const spoken = [name, ...textsAt(regime, answers, similar.functions), ...listed];
  const names = entries.flatMap((entry) => [entry.name, ...entry.items]);
  const text = plain(spoken.join('\n')).slice(0, MOST_TEXT);
  return {
    names: new Set([...names, ...listed.flatMap(split)].map(plain)),
    text,
    starts: new Set(Array.from({ length: text.length }, (_, at) => text.slice(at, at + LEAST_IN_TEXT))),
  };
}

function overlapOf({ project, title, organisation }: EntryRow, entries: readonly InCommon[], atLeast: number): Overlap {
  const told = [...entries].sort((a, b) => b.share - a.share);
  const words = told.filter(({ share }) => share >= atLeast).flatMap((one) => one.words);
  return {
    project,
    title,
    organisation,
    share: told[0]?.share ?? 0,
    words: [...new Set(words)].slice(0, MOST_WORDS),
  };
}

/** An entry of the same name is the same entry; else as much of it as its items are. */
function inCommon({ name, items }: NamedEntry, own: OwnTerms): InCommon {
  const shared = items.filter((item) => isAmong(item, own));
  if (isAmong(name, own)) return { share: 100, words: [name, ...shared] };
  if (shared.length < LEAST_ITEMS) return { share: 0, words: [] };
  return { share: Math.floor((100 * shared.length) / items.length), words: shared };
}

function isAmong(term: string, { names, text, starts }: OwnTerms): boolean {
  const asked = plain(term);
  if (names.has(asked)) return true;
  return asked.length >= LEAST_IN_TEXT && starts.has(asked.slice(0, LEAST_IN_TEXT)) && text.includes(asked);
}

/** Names in a list that somebody has written as a sentence. */
function split(text: string): readonly string[] {
  return text.split(/[、，,；;\n]+/u).filter((part) => pairsOf(part).length > 0);
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
