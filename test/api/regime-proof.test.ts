import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { PROOFS } from '../../api/regime/verified-files';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { listed, regimeFiles } from '../support/given-regime';
import { countEditions, IMPORT, newCity, run, type City } from '../support/regime-city';
import { accepted, edited, START } from '../support/regime-drafts';

/** Proving takes a processor for seconds: it happens in a thread, outside any transaction, once for what is the same. */

let given: GivenServer;
let files: RegimeFiles;
let city: City;
beforeAll(async () => {
  given = await givenServer();
  files = regimeFiles('dazhou');
  city = await newCity(given);
});
afterAll(() => given?.close());

const called = (words: string, of: RegimeFiles = files): RegimeFiles => {
  const { path, text } = edited(of, 'regime.json', (document) => (document['title'] = words));
  return new Map([...of, [path, text]]);
};

/** A matrix of so many rows that all differ in one bound only: within every limit, but long to prove. */
function withLongMatrix(words: string): RegimeFiles {
  const matrix = edited(files, 'matrices/founding.json', (document) => {
    const rows = document['rows'] as readonly Record<string, unknown>[];
    document['hit'] = 'first';
    document['rows'] = Array.from({ length: 1_000 }, (_, index) => ({
      ...rows[0],
      id: `row-${index}`,
      when: { ...(rows[0]!['when'] as object), total: `>= ${index + 1}.00` },
    }));
  });
  return called(words, new Map([...files, [matrix.path, matrix.text]]));
}

const findingsOf = (client: TestClient, id: string) =>
  client.data<{ regimeDraft: { findings: readonly { code: string; message: string }[] } }>(
    'query ($id: ID!) { regimeDraft(id: $id) { findings { code message } title } }',
    { id },
  );

describe('the proof of a regime on the server', () => {
  it('lets others be served while it lasts, also on a database with one session', async () => {
    const order: string[] = [];
    const proving = run(city.preparer, IMPORT, { files: listed(withLongMatrix('长表')), note: '' }).then(() =>
      order.push('proof'),
    );
    for (let begun = PROOFS.begun; begun === 0; begun = PROOFS.begun)
      await city.publisher.data('{ me { person { name } } }');
    await city.publisher.data('{ editions(first: 1) { totalCount } }').then(() => order.push('other'));
    await proving;
    expect(order).toEqual(['other', 'proof']);
  });

  it('is made once for the same files, whoever asks and by whichever way', async () => {
    const draft = await accepted(city.preparer, START, { files: listed(called('同一内容')) });
    const before = PROOFS.begun;
    await findingsOf(city.preparer, draft.id);
    expect(PROOFS.begun).toBe(before + 1);
    await findingsOf(city.publisher, draft.id);
    expect((await run(city.preparer, IMPORT, { files: listed(called('同一内容')), note: '' })).edition).not.toBeNull();
    expect(PROOFS.begun).toBe(before + 1);
  });

  it('refuses what is over the bounds of a regime, with limit, number and place', async () => {
    const bodies = edited(files, 'bodies.json', (document) => {
      const [first] = document['bodies'] as readonly object[];
      document['bodies'] = Array.from({ length: 20_000 }, (_, index) => ({ ...first, code: `body-${index}` }));
    });
    const { edition, findings } = await run(city.preparer, IMPORT, {
      files: listed(new Map([...files, [bodies.path, bodies.text]])),
      note: '',
    });
    expect(edition).toBeNull();
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'regime-too-large',
        path: 'bodies.json#/bodies',
        message: '机构有 20000 个，超过一部制度的上限 500 个',
      }),
    );
  });

  it('tells no more than five hundred findings and how many more there are', async () => {
    const wrong = canonicalText({ wrong: true });
    const many = new Map([
      ...files,
      ...Array.from({ length: 600 }, (_, index) => [`forms/form-${index}.json`, wrong] as const),
    ]);
    const { findings } = await run(city.preparer, IMPORT, { files: listed(many), note: '' });
    expect(findings).toHaveLength(501);
    expect(findings.at(-1)?.code).toBe('more-findings');
  });
});

describe('the time of a proof', () => {
  let hurried: GivenServer;
  beforeAll(async () => {
    hurried = await givenServer({ proofMs: 1 });
  });
  afterAll(() => hurried?.close());

  it('is limited: what takes longer is refused in words, nothing is saved, and the next proof has a thread', async () => {
    const other = await newCity(hurried);
    const { edition, findings } = await run(other.preparer, IMPORT, { files: listed(called('太久')), note: '' });
    expect(edition).toBeNull();
    expect(findings).toEqual([expect.objectContaining({ code: 'proof-too-long', severity: 'ERROR' })]);
    expect(await countEditions(other)).toBe(0);
    const control = await run(city.preparer, IMPORT, { files: listed(called('太久')), note: '' });
    expect(control.edition).not.toBeNull();
  });
});
