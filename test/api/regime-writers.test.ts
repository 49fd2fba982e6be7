import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { givenServer, type GivenServer } from '../support/given';
import { listed, publishedRegime, regimeFiles, withFewCases } from '../support/given-regime';
import { IMPORT, newCity, PUBLISH, run, SUBMIT, type City } from '../support/regime-city';
import { accepted, edited, SAVE, START } from '../support/regime-drafts';

/** Four eyes look at what has been written, by whichever way it came in. */

let given: GivenServer;
let files: RegimeFiles;
beforeAll(async () => {
  given = await givenServer();
  files = withFewCases(regimeFiles('dazhou'));
});
afterAll(() => given?.close());

const title = (words: string) => edited(files, 'regime.json', (document) => (document['title'] = words));

/** A city with its first edition in force and a draft in which the publisher has changed one file. */
async function written(): Promise<{ readonly city: City; readonly copy: RegimeFiles }> {
  const city = await newCity(given);
  await publishedRegime(city.editors, files);
  const draft = await accepted(city.publisher, START, { edition: await newest(city) });
  const changed = title('另一办法');
  await accepted(city.publisher, SAVE, { id: draft.id, expectedVersion: 1, files: [changed] });
  return { city, copy: new Map([...files, [changed.path, changed.text]]) };
}

async function newest(city: City): Promise<string | undefined> {
  const { editions } = await city.publisher.data<{ editions: { nodes: readonly { id: string }[] } }>(
    '{ editions(first: 1) { nodes { id } } }',
  );
  return editions.nodes[0]?.id;
}

/** The preparer imports files as his own, submits, and the publisher publishes. */
async function handedOver(city: City, copy: RegimeFiles) {
  const made = await run(city.preparer, IMPORT, { files: listed(copy), note: '' });
  await run(city.preparer, SUBMIT, { id: made.edition?.id, expectedVersion: 1 });
  const input = { id: made.edition?.id, expectedVersion: 2, effectiveFrom: '2026-12-01' };
  const published = await run(city.publisher, PUBLISH, input);
  return { said: made.findings.map(({ code }) => code), published };
}

describe('a copy of what somebody has written', () => {
  it('keeps its author: a colleague who imports it does not make it publishable by him', async () => {
    const { city, copy } = await written();
    const { said, published } = await handedOver(city, copy);
    expect(said).toContain('regime-written-by-others');
    expect(published.edition).toBeNull();
    expect(published.findings).toEqual([
      expect.objectContaining({
        code: 'four-eyes',
        message: '发布人须不同于改过草稿的人：请由另一名制度管理员发布',
      }),
    ]);
  });

  it('keeps its author whatever its spaces', async () => {
    const { city, copy } = await written();
    const spaced = new Map([...copy].map(([path, text]) => [path, JSON.stringify(JSON.parse(text))]));
    expect((await handedOver(city, spaced)).published.findings.map(({ code }) => code)).toContain('four-eyes');
  });

  it('is no copy where the colleague has written it himself: then the other publishes', async () => {
    const { city } = await written();
    const own = title('第三种办法');
    const { said, published } = await handedOver(city, new Map([...files, [own.path, own.text]]));
    expect(said).not.toContain('regime-written-by-others');
    expect(published.edition?.status).toBe('PUBLISHED');
  });

  it('keeps its author where all that he did was to take a file away', async () => {
    const { city } = await written();
    const path = [...files.keys()].find((name) => name.startsWith('cases/'))!;
    const base = await accepted(city.publisher, START, { edition: await newest(city) });
    await accepted(city.publisher, SAVE, { id: base.id, expectedVersion: 1, files: [], removed: [path] });
    const shorter = new Map([...files].filter(([name]) => name !== path));
    expect((await handedOver(city, shorter)).published.findings.map(({ code }) => code)).toContain('four-eyes');
  });

  it('does not make an author of who once handed in, beside his own, what had been published', async () => {
    const { city } = await written();
    const [first, second] = [title('第四种办法'), title('第五种办法')];
    await run(city.publisher, IMPORT, { files: listed(new Map([...files, [first.path, first.text]])), note: '' });
    const { said, published } = await handedOver(city, new Map([...files, [second.path, second.text]]));
    expect(said).not.toContain('regime-written-by-others');
    expect(published.edition?.status).toBe('PUBLISHED');
  });
});
