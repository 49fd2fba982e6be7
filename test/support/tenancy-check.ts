import type { Query } from './admin';

/** Tables that belong to no government, and why. Everything else must be a tenant's. */
const GLOBAL: ReadonlyMap<string, 'public' | 'protected'> = new Map([
  // The list of governments is public knowledge.
  ['government', 'public'],
  // Persons are global; their rows are visible by appointment, name or token only.
  ['person', 'protected'],
  ['credential', 'protected'],
  ['session', 'protected'],
  // TypeORM's own.
  ['migration', 'public'],
]);

interface Table {
  readonly name: string;
  readonly owner: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly commands: string;
  readonly tenant: boolean;
}

/** What is wrong with the walls between governments, read from the database's own catalogue. Empty: nothing. */
export async function tenancyFlaws(query: Query): Promise<string[]> {
  const tables = await query<Table>(`
    select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      coalesce((select string_agg(distinct p.polcmd::text, '' order by p.polcmd::text) from pg_policy p where p.polrelid = c.oid), '') as commands,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'government' and a.attnotnull) as tenant
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'm', 'f') order by 1`);
  const flaws: string[] = [];
  for (const table of tables) {
    if (table.owner === 'app_rw') flaws.push(`${table.name}: owned by the application role`);
    const kind = GLOBAL.get(table.name);
    if (kind === 'public') continue;
    if (!table.enabled || !table.forced) flaws.push(`${table.name}: row-level security is not enabled and forced`);
    if (table.commands === '') flaws.push(`${table.name}: has no policy`);
    if (kind === 'protected') continue;
    if (!table.tenant) flaws.push(`${table.name}: has no government NOT NULL`);
    else flaws.push(...(await keyFlaws(query, table.name)));
  }
  const views = await query<{ name: string }>(`select viewname as name from pg_views where schemaname = 'public'`);
  flaws.push(...views.map((view) => `${view.name}: a plain view reads as its owner`));
  return flaws;
}

/** Every key of a tenant table, and every foreign key between tenants, leads with the government. */
async function keyFlaws(query: Query, table: string): Promise<string[]> {
  const keys = await query<{ name: string; columns: string[] }>(
    `select i.relname as name, array(
        select a.attname::text from unnest(x.indkey::int2[]) with ordinality k (n, place)
        join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.n order by k.place) as columns
     from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = $1::regclass and x.indisunique`,
    [table],
  );
  const references = await query<{ name: string; target: string; columns: string[]; tenant: boolean }>(
    `select k.conname as name, k.confrelid::regclass::text as target,
       array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n) as columns,
       exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'government' and a.attnotnull) as tenant
     from pg_constraint k where k.conrelid = $1::regclass and k.contype = 'f'`,
    [table],
  );
  return [
    ...(keys.length === 0 ? [`${table}: has no key`] : []),
    ...keys
      .filter((key) => key.columns[0] !== 'government')
      .map((key) => `${table}: key ${key.name} does not lead with the government`),
    ...references
      .filter((reference) => reference.tenant && !reference.columns.includes('government'))
      .map((reference) => `${table}: foreign key ${reference.name} to ${reference.target} leaves the government out`),
  ];
}
