import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { newCity, PUBLISH, run, submitted, WITHDRAW, type City } from '../support/regime-city';
import { accepted, asks, COMMENT, edited, SAVE, START, SUBMIT_DRAFT } from '../support/regime-drafts';

/** An edition is handed from who prepares it to who publishes it, and back: whom it concerns is told. */

let given: GivenServer;
let files: RegimeFiles;
beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
});
afterAll(() => given?.close());

interface Told {
  readonly kind: string;
  readonly message: string;
  readonly editionId: string | null;
}
async function toldTo(client: TestClient): Promise<readonly Told[]> {
  const { myNotices } = await client.data<{ myNotices: { nodes: readonly Told[] } }>(
    '{ myNotices(first: 20) { nodes { kind message editionId } } }',
  );
  return myNotices.nodes;
}

async function handedIn(city: City) {
  await publishedRegime(city.editors, files);
  const { editions } = await city.preparer.data<{ editions: { nodes: readonly { id: string }[] } }>(
    '{ editions(first: 1) { nodes { id } } }',
  );
  const draft = await accepted(city.preparer, START, { edition: editions.nodes[0]?.id });
  const title = edited(files, 'regime.json', (document) => (document['title'] = '新办法'));
  await accepted(city.preparer, SAVE, { id: draft.id, expectedVersion: 1, files: [title] });
  const { edition } = await asks(city.preparer, SUBMIT_DRAFT, { id: draft.id, expectedVersion: 2 });
  if (!edition) throw new Error('not submitted');
  return { draft: draft.id, edition };
}

describe('an edition that is handed in', () => {
  it('is told to whoever may publish it, and not to who wrote it; its publication the other way round', async () => {
    const city = await newCity(given);
    const { id } = await submitted(city, files);
    const waits = expect.objectContaining({
      kind: 'edition-submitted',
      editionId: id,
      message: '《达州市市级政府投资信息化项目管理办法》第 1 版已送审，待您审阅发布',
    });
    expect(await toldTo(city.publisher)).toEqual([waits]);
    expect(await toldTo(city.preparer)).toEqual([]);
    await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-25' });
    expect((await toldTo(city.preparer)).map(({ kind, message }) => [kind, message])).toEqual([
      ['edition-published', '《达州市市级政府投资信息化项目管理办法》第 1 版已发布，自 2026-11-25 起施行'],
    ]);
    expect(await toldTo(city.publisher)).toHaveLength(1);
  });

  it('is told to nobody who does not hold the office', async () => {
    const city = await newCity(given);
    const clerk = await city.government.official(await city.government.organisation('office'), ['clerk']);
    const client = await clerk.signedIn();
    await submitted(city, files);
    expect(await toldTo(client)).toEqual([]);
  });

  it('is returned with a reason: the draft is open again, with the reason and the remarks that nobody settled', async () => {
    const city = await newCity(given);
    const { draft, edition } = await handedIn(city);
    await asks(city.publisher, COMMENT, { edition: edition.id, place: 'bodies.json', text: '名称不对' });
    const back = { id: edition.id, expectedVersion: edition.version, reason: '文号未改', reopen: true };
    expect((await run(city.publisher, WITHDRAW, back)).edition?.status).toBe('WITHDRAWN');
    const { regimeDraft } = await city.preparer.data<{
      regimeDraft: {
        status: string;
        comments: { nodes: readonly { text: string }[] };
        editors: readonly { name: string }[];
      };
    }>(
      'query ($id: ID!, $after: String) { regimeDraft(id: $id) { status comments(first: 5, after: $after) { nodes { text } } editors { name } } }',
      {
        id: draft,
        after: null,
      },
    );
    expect(regimeDraft.status).toBe('OPEN');
    expect(regimeDraft.comments.nodes.map(({ text }) => text).sort()).toEqual(['名称不对', '文号未改']);
    expect(regimeDraft.editors).toEqual([{ name: city.editors.preparer.person.name }]);
    expect((await toldTo(city.preparer)).map(({ kind, message }) => [kind, message])).toContainEqual([
      'edition-returned',
      '《新办法》第 2 版已退回编制：文号未改',
    ]);
    // Whoever returned it has not become an editor: the next edition of the draft is theirs to publish.
    const again = await asks(city.preparer, SUBMIT_DRAFT, { id: draft, expectedVersion: 4 });
    const publishing = { id: again.edition?.id, expectedVersion: 2, effectiveFrom: '2026-11-25' };
    expect((await run(city.publisher, PUBLISH, publishing)).edition?.number).toBe(3);
  });

  it('is taken back by who prepared it: who would have published it is told', async () => {
    const city = await newCity(given);
    const { edition } = await handedIn(city);
    await run(city.preparer, WITHDRAW, { id: edition.id, expectedVersion: edition.version, reopen: true });
    expect((await toldTo(city.publisher)).map(({ message }) => message)).toContain('《新办法》第 2 版已由编制人撤回');
  });

  it('cannot be returned once it is published', async () => {
    const city = await newCity(given);
    const { id } = await submitted(city, files);
    await run(city.publisher, PUBLISH, { id, expectedVersion: 2, effectiveFrom: '2026-11-25' });
    const { edition, findings } = await run(city.publisher, WITHDRAW, { id, expectedVersion: 3, reopen: true });
    expect([edition, findings.map(({ code }) => code)]).toEqual([null, ['edition-status']]);
  });
});
