import { createAppointment } from '../../api/identity/create-appointment';
import { createPost } from '../../api/identity/create-post';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { givenServer, type GivenServer } from '../support/given';
import { listed, publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import {
  countEditions,
  draft as draftOf,
  IMPORT,
  newCity as newCityOf,
  PUBLISH,
  run,
  status,
  SUBMIT,
  submitted as submittedOf,
  WITHDRAW,
  IN_FORCE,
  type City,
  type EditionAnswer,
} from '../support/regime-city';

let given: GivenServer;
let files: RegimeFiles;

const newCity = (parent: string | null = null): Promise<City> => newCityOf(given, parent);
const draft = (city: City, content = files): Promise<EditionAnswer> => draftOf(city, content);
const submitted = (city: City): Promise<EditionAnswer> => submittedOf(city, files);

/** The files with one document changed as its author would. */
function changed(path: string, change: (document: Record<string, unknown>) => void): RegimeFiles {
  const document = JSON.parse(files.get(path) ?? '') as Record<string, unknown>;
  change(document);
  return new Map([...files, [path, JSON.stringify(document, null, 2)]]);
}

beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
});
afterAll(() => given.close());

describe('importing a regime', () => {
  it('makes a draft edition, numbered from 1, with the name of who prepared it', async () => {
    const city = await newCity();
    const payload = await run(city.preparer, IMPORT, { files: listed(files) });
    expect(payload.errors).toEqual([]);
    expect(payload.edition).toMatchObject({
      number: 1,
      status: 'DRAFT',
      version: 1,
      regimeCode: 'dazhou',
      title: '达州市市级政府投资信息化项目管理办法',
      preparedBy: { name: city.editors.preparer.person.name },
      publishedBy: null,
      adoptedFrom: null,
    });
    expect((await draft(city)).number).toBe(2);
  });

  it('warns of a regime of another government and imports it all the same', async () => {
    const { findings, edition } = await run((await newCity()).preparer, IMPORT, { files: listed(files) });
    expect(findings.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['regime-of-other-government', 'WARNING', 'regime.json#/jurisdiction/code'],
    ]);
    expect(edition).not.toBeNull();
  });

  it('gives the files back byte for byte, however they were written', async () => {
    const city = await newCity();
    const odd = new Map([...files].map(([path, text]) => [path, `${JSON.stringify(JSON.parse(text))}\n\n`]));
    const [first, second] = [await draft(city), await draft(city, odd)];
    const query = 'query ($id: ID!) { edition(id: $id) { files { path text } } }';
    for (const [edition, expected] of [
      [first, files],
      [second, odd],
    ] as const) {
      const data = await city.preparer.data<{ edition: { files: { path: string; text: string }[] } }>(query, {
        id: edition.id,
      });
      expect(new Map(data.edition.files.map(({ path, text }) => [path, text]))).toEqual(expected);
    }
    expect(second.hash).toBe(first.hash);
  });

  it('refuses a gap in a matrix, saying where, and keeps nothing', async () => {
    const city = await newCity();
    const gap = changed('matrices/founding.json', (document) => {
      document['rows'] = (document['rows'] as { id: string }[]).filter((row) => row.id !== 'from-5m');
    });
    const { edition, findings } = await run(city.preparer, IMPORT, { files: listed(gap) });
    expect(edition).toBeNull();
    const found = findings.find((finding) => finding.code === 'matrix-gap');
    expect(found).toMatchObject({ severity: 'ERROR', path: expect.stringContaining('matrices/founding.json') });
    expect(found?.message).toContain('500万元');
    expect(await countEditions(city)).toBe(0);
  });

  it('refuses a misspelt key with file, place and a suggestion', async () => {
    const misspelt = changed('regime.json', (document) => {
      document['parametres'] = document['parameters'];
      delete document['parameters'];
    });
    const { edition, findings } = await run((await newCity()).preparer, IMPORT, { files: listed(misspelt) });
    expect(edition).toBeNull();
    expect(
      findings.some(({ path, message }) => path?.startsWith('regime.json#') && message.includes('parameters')),
    ).toBe(true);
  });

  it('refuses a text that is not JSON with line and column', async () => {
    const { findings } = await run((await newCity()).preparer, IMPORT, {
      files: listed(new Map([...files, ['facts.json', '{ "facts": [\n, ]}']])),
    });
    expect(findings.find((finding) => finding.path?.startsWith('facts.json'))?.message).toMatch(/2 行/);
  });

  it('calls the same path twice, and no file at all, malformed input', async () => {
    const { preparer } = await newCity();
    const twice = [...listed(files), { path: 'regime.json', text: '{}' }];
    expect((await run(preparer, IMPORT, { files: twice })).errors[0]?.path).toBe(`files.${files.size}.path`);
    expect((await run(preparer, IMPORT, { files: [] })).errors[0]?.path).toBe('files');
  });

  it('is for regime administrators alone', async () => {
    const city = await newCity();
    const unit = await city.government.organisation('unit');
    const applicant = await (await city.government.official(unit, ['applicant'])).signedIn();
    const answer = await applicant.ask(IMPORT, { input: { files: listed(files) } });
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('publishing an edition', () => {
  it('needs two persons: neither who prepared nor who submitted it may publish it', async () => {
    const city = await newCity();
    const prepared = await submitted(city);
    const byPreparer = await run(city.preparer, PUBLISH, {
      id: prepared.id,
      expectedVersion: 2,
      effectiveFrom: '2026-11-20',
    });
    expect([byPreparer.edition, byPreparer.findings.map((finding) => finding.code)]).toEqual([null, ['four-eyes']]);

    const other = await draft(city);
    await run(city.publisher, SUBMIT, { id: other.id, expectedVersion: 1 });
    const bySubmitter = await run(city.publisher, PUBLISH, {
      id: other.id,
      expectedVersion: 2,
      effectiveFrom: '2026-11-20',
    });
    expect([bySubmitter.edition, bySubmitter.findings.map((finding) => finding.code)]).toEqual([null, ['four-eyes']]);

    const byOther = await run(city.publisher, PUBLISH, {
      id: prepared.id,
      expectedVersion: 2,
      effectiveFrom: '2026-11-20',
    });
    expect(byOther.edition).toMatchObject({
      status: 'PUBLISHED',
      version: 3,
      adoptedFrom: '2026-11-20',
      publishedBy: { name: city.editors.publisher.person.name },
    });
  });

  it('compares persons, not offices: a second appointment is no second pair of eyes', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const { preparer } = city.editors;
    const second = await city.government.system(async (ctx) => {
      const post = await createPost(ctx, {
        organisation: preparer.post.organisation,
        code: 'second',
        title: '另一职务',
        roles: ['regime-editor'],
      });
      return createAppointment(ctx, { person: preparer.person.id, post: post.id, fromDay: ctx.today, untilDay: null });
    });
    await city.preparer.data(
      'mutation ($input: SwitchAppointmentInput!) { switchAppointment(input: $input) { errors { path } } }',
      {
        input: { appointment: second.value?.globalId() },
      },
    );
    const { findings } = await run(city.preparer, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect(findings.map((finding) => finding.code)).toEqual(['four-eyes']);
  });

  it('is refused by the table itself when a command forgets it', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const forged = city.editors.preparer.acts((ctx) =>
      ctx.tx.query(
        `update edition set status = 'published', published_by = $2, published_at = $3 where id = (select id from edition where government = $1 limit 1)`,
        [ctx.government, city.editors.preparer.person.id, ctx.now],
      ),
    );
    await expect(forged).rejects.toThrow(/four_eyes/);
    expect(await status(city, id)).toBe('SUBMITTED');
  });

  it('is refused before it was submitted, and a second time', async () => {
    const city = await newCity();
    const { id } = await draft(city);
    const early = await run(city.publisher, PUBLISH, { id, expectedVersion: 1, effectiveFrom: '2026-11-20' });
    expect(early.findings[0]).toMatchObject({ code: 'edition-status', severity: 'ERROR' });
    await run(city.preparer, SUBMIT, { id, expectedVersion: 1 });
    await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    const again = await run(city.publisher, PUBLISH, { id, expectedVersion: 3, effectiveFrom: '2026-11-21' });
    expect(again.findings[0]).toMatchObject({ code: 'edition-status' });
  });

  it('takes effect today at the earliest (today: 2026-11-20)', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const past = await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-19' });
    expect(past.findings.map((finding) => finding.code)).toEqual(['effective-day-past']);
    expect(past.findings[0]?.message).toContain('2026-11-20');
  });

  it('is a CONFLICT for who saw an older version', async () => {
    const city = await newCity();
    const { id } = await submitted(city);
    const answer = await city.publisher.ask(PUBLISH, {
      input: { id, expectedVersion: 1, effectiveFrom: '2026-11-20' },
    });
    expect([answer.status, answer.errors[0]?.extensions]).toEqual([
      409,
      expect.objectContaining({ code: 'CONFLICT', currentVersion: 2 }),
    ]);
  });

  it('cannot give one day two editions', async () => {
    const city = await newCity();
    await publishedRegime(city.editors, files);
    const { id } = await submitted(city);
    const { findings } = await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-20' });
    expect(findings.map((finding) => finding.code)).toEqual(['effective-day-taken']);
  });

  it('before an edition that already has a later day is warned of being replaced on that day', async () => {
    const city = await newCity();
    await publishedRegime(city.editors, files, '2027-01-01' as never);
    const publishOn = async (day: string) => {
      const { id } = await submitted(city);
      return run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: day });
    };
    const early = await publishOn('2026-12-31');
    expect(early.edition?.status).toBe('PUBLISHED');
    expect(early.findings).toEqual([
      expect.objectContaining({
        code: 'effective-day-before-other',
        severity: 'WARNING',
        message: '第 1 版已定于 2027-01-01 起施行：到那一天，本版即由它代替',
        path: 'effectiveFrom',
      }),
    ]);
    expect((await publishOn('2027-01-02')).findings).toEqual([]);
  });

  it('can be withdrawn before, not after', async () => {
    const city = await newCity();
    const early = await draft(city);
    expect((await run(city.preparer, WITHDRAW, { id: early.id, expectedVersion: 1 })).edition).toMatchObject({
      status: 'WITHDRAWN',
    });
    const late = await publishedRegime(city.editors, files);
    const refused = await run(city.preparer, WITHDRAW, { id: late.globalId(), expectedVersion: 3 });
    expect(refused.findings[0]).toMatchObject({ code: 'edition-status' });
  });
});

describe('the edition in force', () => {
  it('is the one with the latest day of effect that has come', async () => {
    const city = await newCity();
    await publishedRegime(city.editors, files, '2026-11-20' as never);
    await publishedRegime(city.editors, files, '2027-01-01' as never);
    const on = async (day: string): Promise<number | undefined> =>
      (await city.preparer.data<{ regimeInForce: EditionAnswer | null }>(IN_FORCE, { code: 'dazhou', on: day }))
        .regimeInForce?.number;
    expect([await on('2026-11-19'), await on('2026-11-20'), await on('2026-12-31'), await on('2027-01-01')]).toEqual([
      undefined,
      1,
      1,
      2,
    ]);
  });
});

describe('what was imported', () => {
  it.each([
    ['its text', `update regime_content set text = text || ' '`],
    ['its digest', `update regime_content set digest = repeat('0', 64)`],
    ['away', 'delete from regime_content'],
    ['away with its edition', 'delete from edition'],
    ['the content of an edition', `update edition set hash = repeat('0', 64)`],
    ['who prepared it', 'update edition set prepared_by = published_by'],
  ])('cannot be changed: %s', async (_, sql) => {
    const city = await newCity();
    await publishedRegime(city.editors, files);
    await expect(city.government.system((ctx) => ctx.tx.query(sql))).rejects.toThrow(/permission denied|不可/);
  });
});
