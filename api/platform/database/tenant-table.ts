/**
 * The SQL that makes a table a tenant's: row-level security enabled and forced, writes strictly one's own government,
 * reads one's own or, where the table is `shared` on purpose, the governments that share with it.
 *
 * The settings are made per transaction by the platform: `app.government` (one code), `app.visible` (codes, comma
 * separated, one's own among them). Without them nothing is visible: an unset setting is null and equals nothing.
 *
 * Migrations that have been released keep what this once wrote: change policies by a new migration.
 */
export interface TenantTable {
  readonly table: string;
  readonly shared?: boolean;
  /** What the application role may do; default: no deleting. */
  readonly grant?: string;
  /** Further condition under which a row may be read, e.g. one's own appointments elsewhere. */
  readonly orRead?: string;
}

export const OWN = `government = nullif(current_setting('app.government', true), '')`;
const VISIBLE = `government = any (string_to_array(nullif(current_setting('app.visible', true), ''), ','))`;

export function protectTenant({
  table,
  shared = false,
  grant = 'SELECT, INSERT, UPDATE',
  orRead,
}: TenantTable): string {
  const read = [OWN, ...(shared ? [VISIBLE] : []), ...(orRead === undefined ? [] : [`(${orRead})`])].join(' OR ');
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY read_visible ON ${table} FOR SELECT USING (${read});
    CREATE POLICY insert_own ON ${table} FOR INSERT WITH CHECK (${OWN});
    CREATE POLICY update_own ON ${table} FOR UPDATE USING (${OWN}) WITH CHECK (${OWN});
    CREATE POLICY delete_own ON ${table} FOR DELETE USING (${OWN});
    GRANT ${grant} ON ${table} TO app_rw;`;
}
