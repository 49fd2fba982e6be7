import type { Finding } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import type { CityCatalogue } from './city-catalogue';
import type { LinkedSystem } from './content';

/**
 * What is to be considered of the systems that an entry is linked to: a number that the directory of systems does not have, or has
 * under another name. A warning only: a system may be older than the directory. Nothing where the regime numbers none.
 */
export async function judgeSystems(
  ctx: Context,
  { regime }: CityCatalogue,
  linked: readonly LinkedSystem[],
): Promise<readonly Finding[]> {
  const sources = (regime?.regime.ledger?.systems ?? []).filter(({ number }) => number !== undefined);
  if (!regime || linked.length === 0 || sources.length === 0) return [];
  const rows = await ctx.tx.query<{ number: string; name: string | null }[]>(
    `select s.fields ->> source.number as number, s.fields ->> source.name as name
     from jsonb_to_recordset($3::jsonb) as source (record text, number text, name text)
     join record_row s on s.government = $1 and s.regime_code = $2 and s.record = source.record
     where s.fields ->> source.number = any ($4::text[])`,
    [ctx.government, regime.regime.code, JSON.stringify(sources), linked.map(({ number }) => number)],
  );
  return linked.flatMap(({ number, name }, index): Finding[] => {
    const known = rows.filter((row) => row.number === number).map((row) => row.name ?? '');
    if (known.includes(name)) return [];
    return [
      known.length === 0
        ? {
            code: 'catalogue-system-unknown',
            severity: 'warning',
            message: `系统目录中没有编号为“${number}”的系统（所给名称为“${name}”），请核对编号`,
            path: `systems[${index}].number`,
          }
        : {
            code: 'catalogue-system-name',
            severity: 'warning',
            message: `系统目录中编号“${number}”的系统名为“${[...new Set(known)].join('”“')}”，所给为“${name}”`,
            path: `systems[${index}].name`,
          },
    ];
  });
}
