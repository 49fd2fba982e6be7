import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';
import { publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { newCity, PUBLISH, run, WITHDRAW, type City } from '../support/regime-city';
import { accepted, asks, edited, filesOf, REBASE, REOPEN, SAVE, START, SUBMIT_DRAFT } from '../support/regime-drafts';

/** A newer edition is published while a draft is being written. */

let given: GivenServer;
let files: RegimeFiles;

beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
});
afterAll(() => given?.close());

const note = (path: string, text: string) =>
  edited(files, path, (document) => {
    if (path === 'bodies.json') (document['bodies'] as { title: string }[])[1]!.title = text;
    else document['title'] = text;
  });

interface Overtaken {
  readonly city: City;
  readonly id: string;
  readonly mine: { readonly path: string; readonly text: string };
}

/** A draft that has changed one file, and an edition published since that has changed `theirs`. */
async function overtaken(mine: Overtaken['mine'], theirs: Overtaken['mine']): Promise<Overtaken> {
  const city = await newCity(given);
  const edition = await publishedRegime(city.editors, files);
  const draft = await accepted(city.preparer, START, { edition: edition.globalId() });
  await accepted(city.preparer, SAVE, { id: draft.id, expectedVersion: 1, files: [mine] });
  given.clock.advance(60_000);
  await publishedRegime(city.editors, new Map([...files, [theirs.path, theirs.text]]), '2026-11-21' as never);
  return { city, id: draft.id, mine };
}

describe('a draft that a newer edition has overtaken', () => {
  const race = TEST_DATABASE === 'postgres' ? it : it.skip;

  it('says so, and is not submitted before the newer one has been merged', async () => {
    const { city, id } = await overtaken(note('bodies.json', '甲局'), note('forms/listing.json', '新的安排'));
    const { regimeDraft } = await city.preparer.data<{ regimeDraft: unknown }>(
      'query ($id: ID!) { regimeDraft(id: $id) { outdated newer { number } base { number } } }',
      { id },
    );
    expect(regimeDraft).toEqual({ outdated: true, newer: { number: 2 }, base: { number: 1 } });
    const { draft, findings } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 2 });
    expect([draft, findings.map(({ code, message }) => [code, message.includes('第 2 版')])]).toEqual([
      null,
      [['regime-draft-outdated', true]],
    ]);
  });

  it('takes by itself what only one of the two has changed', async () => {
    const theirs = note('forms/listing.json', '新的安排');
    const { city, id, mine } = await overtaken(note('bodies.json', '甲局'), theirs);
    const merged = await accepted(city.preparer, REBASE, { id, expectedVersion: 2 });
    expect(merged).toMatchObject({ version: 3, outdated: false, base: { number: 2 } });
    const now = await filesOf(city.preparer, id);
    expect([now.get('bodies.json'), now.get('forms/listing.json')]).toEqual([mine.text, theirs.text]);
    expect([...now.keys()].sort()).toEqual([...files.keys()].sort());
    const again = await asks(city.preparer, REBASE, { id, expectedVersion: 3 });
    expect(again.findings.map(({ code }) => code)).toEqual(['regime-draft-up-to-date']);
    const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id, expectedVersion: 3 });
    expect(edition).toMatchObject({ number: 3, status: 'SUBMITTED' });
  });

  it.each([
    ['MINE', '甲局'],
    ['THEIRS', '乙局'],
  ])('waits for a decision about a file that both changed, and then keeps %s', async (side, expected) => {
    const { city, id } = await overtaken(note('bodies.json', '甲局'), note('bodies.json', '乙局'));
    const waiting = await asks(city.preparer, REBASE, { id, expectedVersion: 2 });
    expect([waiting.draft, waiting.findings]).toMatchObject([
      null,
      [{ code: 'regime-draft-both-changed', severity: 'ERROR', path: 'bodies.json' }],
    ]);
    expect((await filesOf(city.preparer, id)).get('bodies.json')).toContain('甲局');
    const take = [{ path: 'bodies.json', side }];
    expect(await accepted(city.preparer, REBASE, { id, expectedVersion: 2, take })).toMatchObject({ outdated: false });
    expect((await filesOf(city.preparer, id)).get('bodies.json')).toContain(expected);
  });

  it('cannot be published over what was published meanwhile: two submitted at once lose nothing', async () => {
    const city = await newCity(given);
    const edition = (await publishedRegime(city.editors, files)).globalId();
    const submitted = async (file: Overtaken['mine']) => {
      const draft = await accepted(city.preparer, START, { edition });
      await accepted(city.preparer, SAVE, { id: draft.id, expectedVersion: 1, files: [file] });
      const answer = await asks(city.preparer, SUBMIT_DRAFT, { id: draft.id, expectedVersion: 2 });
      return { draft: draft.id, edition: answer.edition?.id };
    };
    const first = await submitted(note('bodies.json', '甲局'));
    const second = await submitted(note('forms/listing.json', '新的安排'));
    const publish = (id: string | undefined, effectiveFrom: string) =>
      run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom });
    // The clock stands still in the tests: the edition of the beginning was published a minute ago.
    given.clock.advance(60_000);
    expect((await publish(first.edition, '2026-12-01')).edition?.status).toBe('PUBLISHED');
    const refused = await publish(second.edition, '2026-12-02');
    expect([refused.edition, refused.findings.map(({ code }) => code)]).toEqual([null, ['edition-outdated']]);
    await run(city.publisher, WITHDRAW, { id: second.edition, expectedVersion: 2 });
    await accepted(city.preparer, REOPEN, { id: second.draft, expectedVersion: 3 });
    await accepted(city.preparer, REBASE, { id: second.draft, expectedVersion: 4 });
    const again = await asks(city.preparer, SUBMIT_DRAFT, { id: second.draft, expectedVersion: 5 });
    expect((await publish(again.edition?.id, '2026-12-02')).edition?.status).toBe('PUBLISHED');
    const now = await filesOf(city.preparer, second.draft);
    expect([now.get('bodies.json'), now.get('forms/listing.json')]).toEqual([
      expect.stringContaining('甲局'),
      expect.stringContaining('新的安排'),
    ]);
  });

  it('asks for the newest edition once, however many drafts are listed', async () => {
    const { city } = await overtaken(note('bodies.json', '甲局'), note('bodies.json', '乙局'));
    const ask = async () => {
      const answer = await city.preparer.ask('{ regimeDrafts(first: 50) { nodes { outdated newer { number } } } }');
      return given.statementsOf(answer).length;
    };
    const one = await ask();
    const edition = (await publishedRegime(city.editors, files, '2026-11-22' as never)).globalId();
    for (let more = 0; more < 3; more += 1) await accepted(city.preparer, START, { edition });
    expect(await ask()).toBe(one);
  });

  race('is not published over another one at the same moment (PostgreSQL: real concurrency)', async () => {
    for (let trial = 0; trial < 4; trial += 1) {
      const city = await newCity(given);
      const edition = (await publishedRegime(city.editors, files)).globalId();
      const ids: (string | undefined)[] = [];
      for (const file of [note('bodies.json', '甲局'), note('forms/listing.json', '新的安排')]) {
        const draft = await accepted(city.preparer, START, { edition });
        await accepted(city.preparer, SAVE, { id: draft.id, expectedVersion: 1, files: [file] });
        ids.push((await asks(city.preparer, SUBMIT_DRAFT, { id: draft.id, expectedVersion: 2 })).edition?.id);
      }
      given.clock.advance(60_000);
      const answers = await Promise.all(
        ids.map((id, index) =>
          run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: `2026-12-0${index + 1}` }),
        ),
      );
      expect(answers.filter((answer) => answer.edition?.status === 'PUBLISHED')).toHaveLength(1);
      expect(answers.flatMap((answer) => answer.findings.map(({ code }) => code))).toContain('edition-outdated');
    }
  });

  it('does not ask about a file that both changed alike, nor about one only written otherwise', async () => {
    const same = note('bodies.json', '甲局');
    const { city, id } = await overtaken(same, { path: same.path, text: JSON.stringify(JSON.parse(same.text)) });
    expect(await accepted(city.preparer, REBASE, { id, expectedVersion: 2 })).toMatchObject({ outdated: false });
    expect((await filesOf(city.preparer, id)).get('bodies.json')).toBe(same.text);
  });
});
