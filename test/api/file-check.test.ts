import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFiles } from '../../api/attachment/check-files';
import { FileStore, placeOf } from '../../api/attachment/file-store';
import { asOnlyOne } from '../../api/platform/database/as-only-one';
import { fromGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { PDF } from '../support/file-bytes';
import { givenServer, type GivenServer } from '../support/given';
import { upload } from '../support/send-file';

/** Stored files are read again in the background: what is no longer what was uploaded is found before anybody asks for it. */

const CODE = '920100';
const DAY_MS = 24 * 60 * 60 * 1000;

let data: string;
let given: GivenServer;
let store: FileStore;
let good: string;
let other: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'tongchou-files-'));
  given = await givenServer({ data });
  const city = await given.government(CODE);
  const client = await (await city.official(await city.organisation('unit'), ['applicant'])).signedIn();
  store = new FileStore(data);
  const keyOf = async (name: string): Promise<string> =>
    fromGlobalId((await upload(client, name, PDF, 'application/pdf')).id)?.key ?? '';
  [good, other] = [await keyOf('a.pdf'), await keyOf('b.pdf')];
});
afterAll(async () => {
  await given?.close();
  rmSync(data, { recursive: true, force: true });
});

async function checked(): Promise<{ readonly checked: number; readonly damaged: readonly string[] } | undefined> {
  return (await checkFiles(given.server, store))?.get(CODE);
}

/** What the audit has of it, oldest first: verb, name, what was found. */
async function told(): Promise<readonly unknown[]> {
  const rows = await asAdministrator(given, (query) =>
    query<{ verb: string; subject: string; details: string }>(
      `select verb, subject, details from audit_event where government = $1 and verb in ('attachment:damaged', 'attachment:mended') order by seq`,
      [CODE],
    ),
  );
  return rows.map(({ verb, subject, details }) => {
    const { name, found } = JSON.parse(details) as { readonly name: string; readonly found: string };
    return [verb, subject, name, found];
  });
}

const pathOf = (id: string): string => join(data, 'files', placeOf(CODE, id));

it('each is read once in thirty days', async () => {
  expect(await checked()).toEqual({ checked: 0, damaged: [] });
  given.clock.advance(30 * DAY_MS - 1);
  expect(await checked()).toEqual({ checked: 0, damaged: [] });
  given.clock.advance(1);
  expect(await checked()).toEqual({ checked: 2, damaged: [] });
  expect(await checked()).toEqual({ checked: 0, damaged: [] });
  expect(await told()).toEqual([]);
});

it('one flipped bit is found, told in the audit once, and again when it is good', async () => {
  const bytes = readFileSync(pathOf(other));
  const flipped = Buffer.from(bytes.map((byte, index) => (index === bytes.length - 3 ? byte ^ 1 : byte)));
  writeFileSync(pathOf(other), flipped);
  given.clock.advance(30 * DAY_MS);
  expect(await checked()).toEqual({ checked: 2, damaged: [other] });
  const damaged = ['attachment:damaged', other, 'b.pdf', 'differs'];
  expect(await told()).toEqual([damaged]);
  // What is damaged is looked at again the next day, what is good is not.
  given.clock.advance(DAY_MS);
  expect(await checked()).toEqual({ checked: 1, damaged: [other] });
  expect(await told()).toEqual([damaged]);
  writeFileSync(pathOf(other), bytes);
  given.clock.advance(DAY_MS);
  expect(await checked()).toEqual({ checked: 1, damaged: [] });
  expect(await told()).toEqual([damaged, ['attachment:mended', other, 'b.pdf', 'good']]);
});

it('one that is gone is said to be missing', async () => {
  rmSync(pathOf(good));
  given.clock.advance(30 * DAY_MS);
  expect(await checked()).toEqual({ checked: 2, damaged: [good] });
  expect((await told()).at(-1)).toEqual(['attachment:damaged', good, 'a.pdf', 'missing']);
});

const onServer = TEST_DATABASE === 'postgres' ? it : it.skip;
onServer('while one server checks, another leaves it to it', async () => {
  expect(await asOnlyOne(given.server.database, 'file-check', () => checkFiles(given.server, store))).toBeNull();
});
