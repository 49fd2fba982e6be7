import { CatalogueEntry } from '../api/catalogue/catalogue-entry.entity';
import { createCatalogueEntry } from '../api/catalogue/create-entry';
import { publishCatalogueEntry, reviseCatalogueEntry, withdrawCatalogueEntry } from '../api/catalogue/publish-entry';
import { updateCatalogueEntry } from '../api/catalogue/update-entry';
import { asSystem, type Runtime } from '../api/identity/act-as';
import type { Finding } from '../form-schemas/engine';
import type { DemoGovernment } from './demo';
import { CATALOGUE_PUBLISHER, DEMO_CATALOGUE, type DemoEntry } from './demo-catalogue';
import { actsAs } from './office-of';

/** Enters the first city's catalogue as its people would; an entry that is there already is left alone. */
export async function loadCatalogue(runtime: Runtime, demo: DemoGovernment): Promise<void> {
  const there = await asSystem(runtime, demo.code, (ctx) =>
    ctx.tx.find(CatalogueEntry, { where: { government: demo.code }, select: { code: true } }),
  );
  const codes = new Set(there.map(({ code }) => code));
  for (const entry of DEMO_CATALOGUE)
    if (!codes.has(String(entry.fields['code']))) await loadEntry(runtime, demo.code, entry);
}

async function loadEntry(runtime: Runtime, government: string, entry: DemoEntry): Promise<void> {
  const { by, fields, extension, projects = [], systems = [], state, changes = {} } = entry;
  let { id, version } = await actsAs(runtime, government, by, async (ctx) => {
    const rows = await ctx.tx.query<{ id: string }[]>(
      'select id from project where government = $1 and title = any ($2)',
      [ctx.government, projects],
    );
    return kept(
      await createCatalogueEntry(ctx, { fields, extension, projects: rows.map(({ id: project }) => project), systems }),
    );
  });
  if (state === 'draft') return;
  ({ version } = await actsAs(runtime, government, CATALOGUE_PUBLISHER, async (ctx) =>
    kept(await publishCatalogueEntry(ctx, { id, expectedVersion: version })),
  ));
  if (state === 'withdrawn')
    await actsAs(runtime, government, CATALOGUE_PUBLISHER, async (ctx) =>
      kept(await withdrawCatalogueEntry(ctx, { id, expectedVersion: version, note: '系统停用，不再提供' })),
    );
  if (state !== 'revised') return;
  ({ id, version } = await actsAs(runtime, government, by, async (ctx) =>
    kept(await reviseCatalogueEntry(ctx, { id, expectedVersion: version, note: '更新周期改为每半年' })),
  ));
  await actsAs(runtime, government, by, async (ctx) =>
    kept(
      await updateCatalogueEntry(ctx, {
        id,
        expectedVersion: version,
        fields: { ...fields, ...changes },
        extension,
        projects: [],
        systems,
      }),
    ),
  );
}

function kept(outcome: {
  readonly value: CatalogueEntry | null;
  readonly findings: readonly Finding[];
}): CatalogueEntry {
  if (!outcome.value) throw new Error(`seeds: ${outcome.findings.map(({ message }) => message).join('；')}`);
  return outcome.value;
}
