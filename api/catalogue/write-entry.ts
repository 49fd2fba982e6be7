import { randomUUID } from 'node:crypto';
import type { Finding } from '../../form-schemas/engine';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { updateVersion } from '../platform/version';
import { CatalogueEntry, CatalogueState } from './catalogue-entry.entity';
import { CatalogueStep, type CatalogueAct } from './catalogue-step.entity';
import type { CatalogueContent, LinkedSystem } from './content';
import type { JudgedContent } from './judge-content';

const MOST_LINKS = 100;

/** Systems as somebody has named them. @throws InputRefused */
export function readSystems(given: readonly LinkedSystem[]): readonly LinkedSystem[] {
  if (given.length > MOST_LINKS) throw refuseInput('systems', `至多关联 ${MOST_LINKS} 个系统`);
  const systems = given.map(({ number, name }, index) => ({
    number: readText(number, `systems[${index}].number`, 64),
    name: readText(name, `systems[${index}].name`, 200),
  }));
  const twice = systems.findIndex((one, index) => systems.findIndex(({ number }) => number === one.number) < index);
  if (twice >= 0) throw refuseInput(`systems[${twice}].number`, `系统目录编号“${systems[twice]?.number}”重复`);
  return systems;
}

/** Findings against linking projects: each is one of the unit's own. */
export async function judgeProjects(
  ctx: Context,
  projects: readonly string[],
  organisation: string,
): Promise<readonly Finding[]> {
  if (projects.length === 0) return [];
  if (projects.length > MOST_LINKS) throw refuseInput('projects', `至多关联 ${MOST_LINKS} 个项目`);
  const rows = await ctx.tx.query<{ id: string }[]>(
    'select id from project where government = $1 and organisation = $2 and id = any ($3)',
    [ctx.government, organisation, projects],
  );
  const own = new Set(rows.map(({ id }) => id));
  return projects.flatMap((id, index): Finding[] =>
    own.has(id)
      ? []
      : [
          {
            code: 'catalogue-project-unknown',
            severity: 'error',
            message: '只能关联本单位的项目',
            path: `projects[${index}]`,
          },
        ],
  );
}

/** Findings against a code that another entry of the government has. */
export async function judgeCode(ctx: Context, code: string, self: string | null): Promise<readonly Finding[]> {
  const [taken] = await ctx.tx.query<{ name: string; title: string; seen: boolean }[]>(
    `select e.name, o.title from catalogue_entry e
       join organisation o on o.government = e.government and o.id = e.organisation
     where e.government = $1 and e.code = $2 and ($3::uuid is null or e.id <> $3)`,
    [ctx.government, code, self],
  );
  if (!taken) return [];
  const message = `信息资源代码 ${code} 已用于${taken.title}的另一条目；代码在本级政府内不得重复`;
  return [{ code: 'catalogue-code-taken', severity: 'error', message, path: 'code' }];
}

/** What columns say of what an entry says. */
export function columnsOf({ fields }: Pick<CatalogueContent, 'fields'>): {
  readonly code: string;
  readonly name: string;
} {
  return { code: String(fields['code'] ?? ''), name: String(fields['name'] ?? '') };
}

export function contentOf(
  { fields, extension }: JudgedContent,
  links: Pick<CatalogueContent, 'projects' | 'systems'>,
): CatalogueContent {
  return { fields, extension, projects: [...new Set(links.projects)], systems: links.systems };
}

/** Links an entry as its content says, and to nothing else. */
export async function writeLinks(ctx: Context, entry: string, content: CatalogueContent): Promise<void> {
  const key = [ctx.government, entry];
  await ctx.tx.query('delete from catalogue_project where government = $1 and entry = $2', key);
  await ctx.tx.query('delete from catalogue_system where government = $1 and entry = $2', key);
  if (content.projects.length > 0)
    await ctx.tx.query('insert into catalogue_project (government, entry, project) select $1, $2, unnest($3::uuid[])', [
      ...key,
      content.projects,
    ]);
  if (content.systems.length > 0)
    await ctx.tx.query(
      'insert into catalogue_system (government, entry, number, name) select $1, $2, s.number, s.name from unnest($3::text[], $4::text[]) s (number, name)',
      [...key, content.systems.map(({ number }) => number), content.systems.map(({ name }) => name)],
    );
}

/** What an entry says in force, as a step keeps it. */
export async function heldContent(ctx: Context, { id, fields, extension }: CatalogueEntry): Promise<CatalogueContent> {
  const [links] = await ctx.tx.query<Pick<CatalogueContent, 'projects' | 'systems'>[]>(
    `select coalesce((select jsonb_agg(project order by project) from catalogue_project where government = $1 and entry = $2), '[]') as projects,
       coalesce((select jsonb_agg(jsonb_build_object('number', number, 'name', name) order by number)
         from catalogue_system where government = $1 and entry = $2), '[]') as systems`,
    [ctx.government, id],
  );
  return { fields, extension, projects: links?.projects ?? [], systems: links?.systems ?? [] };
}

/** A new draft. */
export async function insertEntry(
  ctx: Context,
  organisation: string,
  content: CatalogueContent,
  problems: number,
): Promise<CatalogueEntry> {
  const entry = await insertRow(ctx, CatalogueEntry, {
    government: ctx.government,
    id: randomUUID(),
    organisation,
    ...columnsOf(content),
    state: CatalogueState.DRAFT,
    edition: 0,
    fields: content.fields,
    extension: content.extension,
    draft: null,
    problems,
    writers: writersWith(ctx, []),
    createdAt: ctx.now,
    changedAt: ctx.now,
    version: 1,
  });
  await writeLinks(ctx, entry.id, content);
  return entry;
}

type Change = Partial<
  Pick<CatalogueEntry, 'code' | 'name' | 'state' | 'edition' | 'fields' | 'extension' | 'problems'>
> & {
  readonly draft?: CatalogueContent | null;
  readonly writers?: string[];
};

/** Changes an entry and keeps the step. @throws ApiError CONFLICT */
export async function changeEntry(
  ctx: Context,
  entry: CatalogueEntry,
  changes: Change,
  step: { readonly act: CatalogueAct; readonly note: string; readonly content: CatalogueContent },
): Promise<CatalogueEntry> {
  // JSON within JSON is deeper than the types of a column can be told.
  const all: object = { ...changes, changedAt: ctx.now };
  const version = await updateVersion(ctx, CatalogueEntry, { id: entry.id, expectedVersion: entry.version }, all);
  const changed = Object.assign(new CatalogueEntry(), entry, all, { version });
  await recordStep(ctx, changed, step);
  return changed;
}

export async function recordStep(
  ctx: Context,
  { id, version }: Pick<CatalogueEntry, 'id' | 'version'>,
  { act, note, content }: { readonly act: CatalogueAct; readonly note: string; readonly content: CatalogueContent },
): Promise<void> {
  await insertRow(ctx, CatalogueStep, {
    government: ctx.government,
    id: randomUUID(),
    entry: id,
    number: version,
    act,
    person: personOf(ctx),
    at: ctx.now,
    note,
    content,
  });
}

export function writersWith(ctx: Context, writers: readonly string[]): string[] {
  const person = personOf(ctx);
  return person === null ? [...writers] : [...new Set([...writers, person])];
}

function personOf(ctx: Context): string | null {
  const session = signedIn(ctx);
  return session.kind === 'system' ? null : session.person.id;
}
