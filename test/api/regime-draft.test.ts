import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { asApplication } from '../support/admin';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { listed, publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { newCity as newCityOf, PUBLISH, run, WITHDRAW, type City } from '../support/regime-city';
import {
  accepted,
  asks,
  changesOf,
  COMMENT,
  DISCARD,
  edited,
  filesOf,
  REOPEN,
  RESOLVE,
  SAVE,
  START,
  SUBMIT_DRAFT,
  type DraftAnswer,
} from '../support/regime-drafts';

let given: GivenServer;
let files: RegimeFiles;

beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
});
afterAll(() => given?.close());

interface Draughty extends City {
  readonly edition: string;
  /** A third administrator. */
  readonly third: TestClient;
  readonly thirdName: string;
}

/** A city whose regime is in force since 2026-11-20, the day of the tests. */
async function cityInForce(): Promise<Draughty> {
  const city = await newCityOf(given);
  const edition = await publishedRegime(city.editors, files);
  const office = await city.government.organisation('third-office');
  const third = await city.government.official(office, ['regime-editor']);
  return { ...city, edition: edition.globalId(), third: await third.signedIn(), thirdName: third.person.name };
}

const start = (city: Draughty, input: Readonly<Record<string, unknown>> = {}): Promise<DraftAnswer> =>
  accepted(city.preparer, START, { edition: city.edition, ...input });

/** Moves the bound of the third band of article 10 from 5 to 4 million yuan; `to` lets a hole. */
const movedBand = (from = '4000000', to = '4000000', content: RegimeFiles = files) =>
  edited(content, 'matrices/founding.json', (document) => {
    const rows = document['rows'] as { id: string; when: Record<string, string>; words?: unknown }[];
    for (const row of rows) {
      if (row.id === 'from-2m') Object.assign(row, { when: { ...row.when, total: `[2000000..${to})` }, words: {} });
      if (row.id === 'from-5m') Object.assign(row, { when: { ...row.when, total: `[${from}..10000000)` }, words: {} });
    }
  });
const CASES = (): readonly string[] => [...files.keys()].filter((path) => path.startsWith('cases/'));

describe('a draft of a regime', () => {
  it('begins with the files of an edition, byte for byte, based on it', async () => {
    const city = await cityInForce();
    const draft = await start(city, { note: '调整分档' });
    expect(draft).toMatchObject({
      status: 'OPEN',
      version: 1,
      note: '调整分档',
      regimeCode: 'dazhou',
      outdated: false,
      base: { number: 1 },
      startedFrom: { number: 1 },
      editors: [{ name: city.editors.preparer.person.name }],
      edition: null,
      extends: null,
    });
    expect(await filesOf(city.preparer, draft.id)).toEqual(files);
    expect(await changesOf(city.preparer, draft.id)).toEqual([]);
  });

  it('keeps what does not compile, says what is wrong with it, and compares file by file meanwhile', async () => {
    const city = await cityInForce();
    const draft = await start(city);
    const broken = { path: 'facts.json', text: '{ "facts": [' };
    const saved = await accepted(city.preparer, SAVE, { id: draft.id, expectedVersion: 1, files: [broken] });
    expect([saved.version, (await filesOf(city.preparer, draft.id)).get('facts.json')]).toEqual([2, broken.text]);
    const { regimeDraft } = await city.preparer.data<{
      regimeDraft: { findings: { severity: string; path: string }[] };
    }>('query ($id: ID!) { regimeDraft(id: $id) { findings { severity path message } } }', { id: draft.id });
    expect(regimeDraft.findings[0]).toMatchObject({ severity: 'ERROR', path: expect.stringMatching(/^facts\.json/) });
    expect(await changesOf(city.preparer, draft.id)).toMatchObject([
      { kind: 'CHANGED', path: 'facts.json', area: 'facts' },
    ]);
  });

  it('takes files away and adds some, and refuses with its place what is no file of a regime', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const fresh = { path: 'cases/fresh.json', text: '{}' };
    await accepted(city.preparer, SAVE, { id, expectedVersion: 1, files: [fresh], removed: ['windows.json'] });
    const now = await filesOf(city.preparer, id);
    expect([now.has('windows.json'), now.get('cases/fresh.json'), now.size]).toEqual([false, '{}', files.size]);
    const refusals: readonly (readonly [Readonly<Record<string, unknown>>, string, RegExp])[] = [
      [{ files: [{ path: 'form/x.json', text: '{}' }] }, 'files.0.path', /forms\/x\.json/],
      [{ files: [{ path: '../regime.json', text: '{}' }] }, 'files.0.path', /制度文件夹中只能有/],
      [{ files: [], removed: ['windows.json'] }, 'removed.0', /没有文件/],
      [{ files: [fresh, fresh] }, 'files.1.path', /两次/],
      [{ files: [{ path: 'bodies.json', text: 'x'.repeat(10_000_000) }] }, 'files', /10000000/],
    ];
    for (const [change, path, message] of refusals) {
      const { draft, errors } = await asks(city.preparer, SAVE, { id, expectedVersion: 2, ...change }).catch(
        (error: Error) => ({ draft: null, errors: [{ path: 'files', message: `${error.message} 10000000` }] }),
      );
      expect([draft, errors[0]?.path, errors[0]?.message]).toEqual([null, path, expect.stringMatching(message)]);
    }
    expect(await filesOf(city.preparer, id)).toEqual(now);
  });

  it('is never overwritten silently: the second of two administrators is told who saved, and when', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const mine = edited(files, 'regime.json', (document) => (document['title'] = '甲的名称'));
    const theirs = edited(files, 'regime.json', (document) => (document['title'] = '乙的名称'));
    await accepted(city.preparer, SAVE, { id, expectedVersion: 1, files: [mine] });
    const late = await city.third.ask(SAVE, { input: { id, expectedVersion: 1, files: [theirs] } });
    expect(late.status).toBe(409);
    expect(late.errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
      changedBy: city.editors.preparer.person.name,
      changedAt: '2026-11-20T09:00:00.000+08:00',
    });
    expect(late.errors[0]?.message).toContain(`${city.editors.preparer.person.name}于 2026-11-20 09:00`);
    expect((await filesOf(city.third, id)).get('regime.json')).toBe(mine.text);
    const mended = await accepted(city.third, SAVE, { id, expectedVersion: 2, files: [theirs] });
    expect(mended).toMatchObject({
      title: '乙的名称',
      updatedBy: { name: city.thirdName },
      editors: [{ name: city.editors.preparer.person.name }, { name: city.thirdName }],
    });
  });

  it('with a hole in a matrix cannot be submitted: file, place, article, and the amounts that nobody decides', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const hole = movedBand('5000000', '4000000');
    await accepted(city.preparer, SAVE, { id, expectedVersion: 1, files: [hole], removed: CASES() });
    const refused = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 2 });
    expect([refused.draft, refused.edition]).toEqual([null, null]);
    const gap = refused.findings.find((finding) => finding.code === 'matrix-gap');
    expect(gap).toMatchObject({
      severity: 'ERROR',
      path: expect.stringMatching(/^matrices\/founding\.json/),
      article: expect.stringContaining('第十条'),
    });
    expect(gap?.message).toMatch(/400万元.*500万元/);
    // Control: without the hole the same draft goes through.
    await accepted(city.preparer, SAVE, { id, expectedVersion: 2, files: [movedBand()] });
    const { draft, edition } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 3 });
    expect([draft?.status, draft?.edition?.id === edition?.id]).toEqual(['SUBMITTED', true]);
    expect(edition).toMatchObject({ number: 2, status: 'SUBMITTED' });
  });

  it('becomes an edition that none of its editors can publish, only somebody else', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const third = edited(files, 'bodies.json', (document) => {
      (document['bodies'] as { title: string }[])[9]!.title = '市公安局（网安）';
    });
    await accepted(city.third, SAVE, { id, expectedVersion: 1, files: [third] });
    const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 2 });
    const input = { id: edition?.id, expectedVersion: 2, effectiveFrom: '2026-11-21' };
    for (const client of [city.preparer, city.third]) {
      const refused = await run(client, PUBLISH, input);
      expect([refused.edition, refused.findings.map((finding) => finding.code)]).toEqual([null, ['four-eyes']]);
    }
    expect((await run(city.publisher, PUBLISH, input)).edition).toMatchObject({ status: 'PUBLISHED', number: 2 });
  });

  it('control: the table itself refuses an editor as publisher, and editors who vanish', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    await accepted(city.third, SAVE, { id, expectedVersion: 1, files: [] });
    const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 2 });
    const publish = (publisher: string): Promise<unknown> =>
      asApplication(given, city.government.code, (query) =>
        query(
          `update edition set status = 'published', published_at = now(), published_by = ${publisher}
           where government = $1 and number = 2 returning status`,
          [city.government.code],
        ),
      );
    const editor = `(select e from unnest(editors) e where e <> prepared_by limit 1)`;
    await expect(publish(editor)).rejects.toThrow(/four_eyes/);
    await expect(publish(`'${city.editors.publisher.person.id}'`)).resolves.toMatchObject([
      [{ status: 'published' }],
      1,
    ]);
    for (const table of ['edition', 'regime_draft']) {
      const forget = asApplication(given, city.government.code, (query) =>
        query(`update ${table} set editors = array[]::uuid[] where government = $1`, [city.government.code]),
      );
      await expect(forget).rejects.toThrow(/不可/);
    }
    expect(edition?.status).toBe('SUBMITTED');
  });

  it('goes on after its edition was sent back with a remark, as the next number', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 1 });
    const early = await asks(city.preparer, REOPEN, { id, expectedVersion: 2 });
    expect(early.findings.map((finding) => finding.code)).toEqual(['regime-draft-status']);
    const place = 'matrices/founding.json#/rows/3';
    const { comment } = await asks(city.publisher, COMMENT, { edition: edition?.id, place, text: '依据请补全' });
    expect(comment).toMatchObject({ place, text: '依据请补全', resolvedAt: null });
    await run(city.publisher, WITHDRAW, { id: edition?.id, expectedVersion: 2 });
    const again = await accepted(city.preparer, REOPEN, { id, expectedVersion: 2 });
    expect(again).toMatchObject({ status: 'OPEN', edition: null, version: 3 });
    const second = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 3 });
    expect(second.edition).toMatchObject({ number: 3, status: 'SUBMITTED' });
    const resolved = await asks(city.preparer, RESOLVE, { id: comment?.id, expectedVersion: 1 });
    expect(resolved.comment).toMatchObject({ resolvedBy: { name: city.editors.preparer.person.name } });
    const twice = await asks(city.preparer, RESOLVE, { id: comment?.id, expectedVersion: 2 });
    expect(twice.findings.map((finding) => finding.code)).toEqual(['regime-comment-resolved']);
  });

  it('begun from an edition that nobody published keeps who wrote that one', async () => {
    const city = await cityInForce();
    const first = await start(city);
    const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id: first.id, expectedVersion: 1 });
    await run(city.publisher, WITHDRAW, { id: edition?.id, expectedVersion: 2 });
    const second = await accepted(city.third, START, { edition: edition?.id });
    expect(second.editors.map(({ name }) => name).sort()).toEqual(
      [city.editors.preparer.person.name, city.thirdName].sort(),
    );
  });

  it('restores an old edition: its content comes back as the newest, and it is not outdated', async () => {
    const city = await cityInForce();
    const newer = edited(files, 'regime.json', (document) => (document['title'] = '修订后的名称'));
    const content = new Map([...files, [newer.path, newer.text]]);
    await publishedRegime(city.editors, content, '2026-11-21' as never);
    const { draft, findings } = await asks(city.preparer, START, { edition: city.edition });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['regime-draft-from-older', 'INFO']]);
    expect(draft).toMatchObject({ outdated: false, startedFrom: { number: 1 }, base: { number: 2 } });
    const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id: draft?.id, expectedVersion: 1 });
    const { edition: old } = await city.preparer.data<{ edition: { hash: string } }>(
      'query ($id: ID!) { edition(id: $id) { hash } }',
      { id: city.edition },
    );
    expect(edition).toMatchObject({ number: 3, hash: old.hash });
  });

  it('is discarded and taken up again with everything in it', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    await accepted(city.preparer, SAVE, { id, expectedVersion: 1, files: [{ path: 'windows.json', text: '未完' }] });
    expect(await accepted(city.preparer, DISCARD, { id, expectedVersion: 2 })).toMatchObject({ status: 'DISCARDED' });
    const late = await asks(city.preparer, SAVE, { id, expectedVersion: 3, files: [] });
    expect(late.findings[0]).toMatchObject({ code: 'regime-draft-status', severity: 'ERROR' });
    expect(await accepted(city.preparer, REOPEN, { id, expectedVersion: 3 })).toMatchObject({ status: 'OPEN' });
    expect((await filesOf(city.preparer, id)).get('windows.json')).toBe('未完');
  });

  it('cannot turn into another regime by its code', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const renamed = edited(files, 'regime.json', (document) => (document['code'] = 'elsewhere'));
    await accepted(city.preparer, SAVE, { id, expectedVersion: 1, files: [renamed] });
    const { findings } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 2 });
    expect(findings).toMatchObject([{ code: 'regime-draft-code', path: 'regime.json#/code' }]);
  });

  it('is saved once per idempotency key', async () => {
    const city = await cityInForce();
    const input = { edition: city.edition, idempotencyKey: 'start-a-draft' };
    const [first, second] = [await accepted(city.preparer, START, input), await accepted(city.preparer, START, input)];
    expect(second.id).toBe(first.id);
  });

  it('is seen by regime administrators alone', async () => {
    const city = await cityInForce();
    const { id } = await start(city);
    const unit = await city.government.organisation('unit');
    const reader = await (await city.government.official(unit, ['reader', 'applicant'])).signedIn();
    const ask = `query ($id: ID!) { regimeDraft(id: $id) { id } node(id: $id) { id }
      regimeDrafts(first: 5) { totalCount nodes { id } } regimes { code openDrafts } }`;
    expect(await reader.data(ask, { id })).toEqual({
      regimeDraft: null,
      node: null,
      regimeDrafts: { totalCount: 0, nodes: [] },
      regimes: [{ code: 'dazhou', openDrafts: 0 }],
    });
    expect(await city.publisher.data(ask, { id })).toMatchObject({
      regimeDraft: { id },
      regimeDrafts: { totalCount: 1 },
      regimes: [{ code: 'dazhou', openDrafts: 1 }],
    });
    const forbidden = await reader.ask(SAVE, { input: { id, expectedVersion: 1, files: [] } });
    expect(forbidden.status).toBe(403);
    const remark = await reader.ask(COMMENT, { input: { draft: id, text: '?' } });
    expect(remark.status).toBe(403);
  });
});

describe('starting a draft', () => {
  it('takes exactly one of an edition and files', async () => {
    const city = await cityInForce();
    for (const input of [{}, { edition: city.edition, files: listed(files) }]) {
      expect((await asks(city.preparer, START, input)).errors[0]?.path).toBe('edition');
    }
    const whole = await accepted(city.preparer, START, { files: listed(files) });
    expect(whole).toMatchObject({ regimeCode: 'dazhou', base: { number: 1 }, startedFrom: null });
    const nameless = await asks(city.preparer, START, { files: [{ path: 'bodies.json', text: '{}' }] });
    expect(nameless.errors[0]).toMatchObject({ path: 'files', message: expect.stringContaining('regime.json') });
  });
});
