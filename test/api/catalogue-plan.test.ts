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

const TODAY = '2026-09-10' as Day;
const CITY: CityCatalogue = { document: null, regime: null, form: null };
const FLAWED: JsonObject = { ...DATABASE_ENTRY, shareKind: 'universal' };
const REVISION: JsonObject = { ...DATABASE_ENTRY, name: '修订的名称' };
const OTHER: JsonObject = { ...DATABASE_ENTRY, name: '又一个名称' };

interface Asked {
  readonly row: JsonObject;
  readonly known?: object;
  readonly state: string;
  readonly writers?: readonly string[];
  /** Answers for which the workbook has no column. */
  readonly without?: readonly string[];
}

async function planOf({ row, known = {}, state, writers = [], without = [] }: Asked) {
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
  const ctx = {
    government: '511700',
    today: TODAY,
    tx: { query: () => Promise.resolve([entry]) },
  } as unknown as Context;
  const columns = sheetColumns(CITY).filter(({ field }) => !without.includes(field.key));
  const cells = columns.map(({ form, field }) => wordAnswer(form, field, row[field.key] ?? null));
  const bytes = workbookOf({ name: '信息资源目录', rows: [columns.map(({ title }) => title), cells] });
  const answer = await openWorkbook(bytes, { main: '信息资源目录' }, { rows: 10, columns: 100 });
  const read = readEntries(CITY, answer);
  const checked = await checkEntries(TODAY, CITY, read, () => undefined);
  const plan = await planEntries(ctx, checked.rows, {
    city: CITY,
    said: read.said,
    organisation: 'own',
    person: 'me',
    columns: new Map([[2, 'E']]),
    lock: false,
  });
  return { ...plan, findings: [...checked.findings, ...plan.findings] };
}

async function planned(asked: Asked): Promise<string> {
  const plan = await planOf(asked);
  const codes = plan.findings.map(({ code }) => code);
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
  expect(await planned({ row, known, state, writers })).toBe(comes);
});

it('what contradicts the guideline and is not in the catalogue already is refused', async () => {
  expect(await planned({ row: FLAWED, state: 'published' })).toContain('rule-failed');
});

describe('a workbook without some of the columns', () => {
  // What is shared on condition names its condition; the items and this condition have no column here.
  const without = ['items', 'shareCondition'];

  it('that says the same otherwise changes nothing', async () => {
    expect(await planned({ row: DATABASE_ENTRY, state: 'published', without })).toBe('unchanged');
  });

  it('changes what it says and leaves the rest, of which the whole is judged', async () => {
    const { changed, findings } = await planOf({ row: OTHER, state: 'published', without });
    expect(findings).toEqual([]);
    expect(changed.map(({ entry }) => entry.fields)).toEqual([OTHER]);
  });

  it('adds to the revision that waits, not to what is in force', async () => {
    const row = { ...DATABASE_ENTRY, abstract: '另一段摘要' };
    const revised = { ...REVISION, shareCondition: '另定的条件' };
    const known = { draft: { fields: revised, extension: {} } };
    const { changed } = await planOf({ row, known, state: 'revised', writers: ['me'], without });
    expect(changed.map(({ entry }) => entry.fields)).toEqual([{ ...row, shareCondition: '另定的条件' }]);
  });

  it('is told from an empty cell, which takes an answer back', async () => {
    const { shareCondition: _, ...row } = OTHER;
    expect(await planned({ row, state: 'published' })).toContain('required-missing');
  });

  it('cannot take an entry in that is not there yet without what it has to say', async () => {
    expect(await planned({ row: OTHER, known: { code: '999999/000001' }, state: 'draft', without })).toContain(
      'required-missing',
    );
  });
});
