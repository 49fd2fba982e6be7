import { createCatalogueEntry } from '../../api/catalogue/create-entry';
import { startCatalogueImport } from '../../api/catalogue/import/start-import';
import type { Day } from '../../form-schemas/engine/day';
import { delegate } from '../../api/delegation/delegate';
import { createServiceAccount } from '../../api/identity/create-service-account';
import { fromGlobalId } from '../../api/platform/global-id';
import { FILE_ENTRY } from './catalogue-answers';
import type { Answered, GivenCity } from './given-city';
import { remarkedDraft } from './remarked-draft';

/**
 * Puts one of everything into a city, all called by a name.
 *
 * @returns what the filing answered that is still with the bureau
 */
export async function oneOfEach(city: GivenCity, name: string): Promise<Answered> {
  await city.upTo('education', '3000000.00', 'joint', { projectName: name });
  const filed = await city.file('transport', '600000.00', { projectName: name });
  await city.start('education');
  await remarkedDraft(city, name);
  const { viceFinance, mayor } = city.people;
  const [fromDay, untilDay] = ['2026-11-01' as Day, '2026-11-05' as Day];
  await viceFinance.acts((ctx) => delegate(ctx, { person: mayor.person.id, fromDay, untilDay, reason: name }));
  // Whose office, account and session are taken away on the way: nobody sweeps as this person.
  const leaver = city.filers.transport;
  await city.government.system((ctx) =>
    createServiceAccount(ctx, {
      title: name,
      appointment: leaver.appointment.id,
      scopes: ['notice:read'],
      expiresAt: new Date('2027-06-01T00:00:00+08:00'),
    }),
  );
  await city.government.system(async (ctx) => {
    const told = [city.government.code, name, city.people.clerk.person.id, city.units.education.id];
    await ctx.tx.query(
      `insert into evaluation (government, id, regime_code, edition, kind, organisation, project, year, number, status, entries,
         targets, source_document, source_place, note, prepared_by, writers, created_at)
       select government, gen_random_uuid(), 'dazhou', edition, 'post-evaluation', $4,
         (select id from project where government = $1 and organisation = $4 limit 1), 2026, 1, 'draft', '[]', '{}', $2, $2, $2,
         $3, array[$3]::uuid[], now() from application where government = $1 and organisation = $4 and project is not null limit 1`,
      told,
    );
    await ctx.tx.query(
      `insert into supervision_finding (government, id, regime_code, edition, title, article, organisation, project, source,
         evaluation, detail, found_on, status, found_by, created_at)
       select government, gen_random_uuid(), 'dazhou', edition, $2, $2, organisation, project, 'evaluation', id, $2, '2026-10-01', 'open',
         $3, now() from evaluation where government = $1 and organisation = $4`,
      told,
    );
    await ctx.tx.query(
      `insert into project_clock (government, id, project, application, organisation, edition, regime_code, code, title, words, article,
         strength, who, due_on, provisional, confined, swept_on)
       select government, gen_random_uuid(), project, id, organisation, edition, 'dazhou', 'build-period', $2, $2, $2, 'must',
         array[$2], '2027-10-01', false, false, '2026-10-01'
       from application where government = $1 and organisation = $3 and kind = 'main' limit 1`,
      [city.government.code, name, city.units.education.id],
    );
    await ctx.tx.query(
      `insert into budget_line (government, id, year, source, organisation, project, number, amount, state, created_at, changed_at)
       select $1, gen_random_uuid(), 2026, $2, $3, id, '', 100, 'in-force', now(), now() from project where government = $1 and organisation = $3 limit 1`,
      [city.government.code, name, city.units.education.id],
    );
  });
  for (const [record, fields] of [
    ['finding', {}],
    ['payment', { amount: '1.00', account: '专户' }],
    ['system', { number: 'XT-1', name }],
  ] as const)
    await city.government.system((ctx) =>
      ctx.tx.query(
        `insert into record_row (government, id, code, record, title, owner, regime_code, project, organisation, application,
           stage, on_day, fields, clause, written_by, written_at)
         select government, gen_random_uuid(), id || '/' || $5, $5, $2, 'project', 'dazhou', (select id from project where government = $1 and organisation = $4 limit 1), $4, id,
           'joint', '2026-10-01', $6::jsonb, '{}', $3, now()
         from application where government = $1 limit 1`,
        [
          city.government.code,
          name,
          city.people.clerk.person.id,
          city.units.education.id,
          record,
          JSON.stringify(fields),
        ],
      ),
    );
  await catalogued(city, name);
  return filed;
}

/** An entry of the unit that files, and an import of it. */
async function catalogued(city: GivenCity, name: string): Promise<void> {
  const file = await city.attachment(city.units.education, city.filers.education, '目录.xlsx');
  await city.filers.education.acts(async (ctx) => {
    const answers = { ...FILE_ENTRY, name };
    const projects = await ctx.tx.query<{ id: string }[]>(
      'select id from project where government = $1 and organisation = $2',
      [ctx.government, city.units.education.id],
    );
    const linked = projects.map(({ id }) => id);
    await createCatalogueEntry(ctx, { fields: answers, extension: {}, projects: linked, systems: [] });
    await startCatalogueImport(ctx, { attachment: fromGlobalId(file.id)?.key ?? '' });
  });
}
