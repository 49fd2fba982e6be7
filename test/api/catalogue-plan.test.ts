import type { Day } from '../../form-schemas/engine/day';
import type { JsonObject } from '../../form-schemas/engine';
import { wordAnswer } from '../../form-schemas/formats/catalogue/word-entry';
import type { CityCatalogue } from '../../api/catalogue/city-catalogue';
import { checkEntries } from '../../api/catalogue/import/check-entries';
import { planEntries } from '../../api/catalogue/import/plan-entries';
import { readEntries } from '../../api/catalogue/import/read-entries';
import { sheetColumns } from '../../api/catalogue/import/sheet-columns';
import type { Context } from '../../api/platform/context';
import { openWorkbook } from '../../api/platform/workbook/open-workbook';
import { DATABASE_ENTRY } from '../support/catalogue-answers';
import { workbookOf } from '../support/workbook-bytes';

/** What a row of a workbook would do to an entry, by how that entry stands. */

const CITY: CityCatalogue = { document: null, regime: null, form: null };
const FLAWED: JsonObject = { ...DATABASE_ENTRY, shareKind: 'universal' };
const REVISION: JsonObject = { ...DATABASE_ENTRY, name: '修订的名称' };
const OTHER: JsonObject = { ...DATABASE_ENTRY, name: '又一个名称' };

async function planned(row: JsonObject, known: object, state: string, writers: readonly string[] = []) {
  const entry = {
    id: 'e',
    code: DATABASE_ENTRY['code'],
    organisation: 'own',
    version: 1,
    extension: {},
    fields: DATABASE_ENTRY,
    draft: state === 'revised' ? { fields: REVISION, extension: {} } : null,
    ...known,
    state,
    writers,
  };
  const ctx = { government: '511700', tx: { query: () => Promise.resolve([entry]) } } as unknown as Context;
  const columns = sheetColumns(CITY);
  const cells = columns.map(({ form, field }) => wordAnswer(form, field, row[field.key] ?? null));
  const bytes = workbookOf({ name: '信息资源目录', rows: [columns.map(({ title }) => title), cells] });
  const answer = await openWorkbook(bytes, { main: '信息资源目录' }, { rows: 10, columns: 100 });
  const checked = await checkEntries('2026-09-10' as Day, CITY, readEntries(CITY, answer), () => undefined);
  const plan = await planEntries(ctx, checked.rows, {
    city: CITY,
    organisation: 'own',
    person: 'me',
    columns: new Map([[2, 'E']]),
    lock: false,
  });
  const codes = [...checked.findings, ...plan.findings].map(({ code }) => code);
  return plan.unchanged === 1 ? 'unchanged' : plan.changed.length === 1 ? 'changed' : codes.join(' ');
}

it.each<[says: string, row: JsonObject, known: object, state: string, writers: readonly string[], comes: string]>([
  ['published, the same', DATABASE_ENTRY, {}, 'published', [], 'unchanged'],
  ['published, of another unit, the same', DATABASE_ENTRY, { organisation: 'other' }, 'published', [], 'unchanged'],
  ['withdrawn, the same', DATABASE_ENTRY, {}, 'withdrawn', [], 'unchanged'],
  ['revised, the same as in force', DATABASE_ENTRY, {}, 'revised', ['them'], 'unchanged'],
  ['revised, the same as the revision', REVISION, {}, 'revised', ['them'], 'unchanged'],
  ['a draft that contradicts the guideline, the same', FLAWED, { fields: FLAWED }, 'draft', [], 'unchanged'],
  ['published, something else', OTHER, {}, 'published', [], 'changed'],
  ['revised by oneself, something else', OTHER, {}, 'revised', ['me'], 'changed'],
  ['revised by somebody else', OTHER, {}, 'revised', ['them'], 'catalogue-revision-pending'],
  ['revised by both', OTHER, {}, 'revised', ['me', 'them'], 'catalogue-revision-pending'],
  ['withdrawn, something else', OTHER, {}, 'withdrawn', [], 'catalogue-withdrawn'],
  ['of another unit, something else', OTHER, { organisation: 'other' }, 'published', [], 'catalogue-code-taken'],
  ['of another unit, its revision', REVISION, { organisation: 'other' }, 'revised', [], 'catalogue-code-taken'],
])('%s', async (_, row, known, state, writers, comes) => {
  expect(await planned(row, known, state, writers)).toBe(comes);
});

it('what contradicts the guideline and is not in the catalogue already is refused', async () => {
  expect(await planned(FLAWED, {}, 'published')).toContain('rule-failed');
});
