import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFiles, type FilesChecked } from '../../api/attachment/check-files';
import { FileStore, placeOf } from '../../api/attachment/file-store';
import { asOnlyOne } from '../../api/platform/database/as-only-one';
import type { Log } from '../../api/platform/database/database';
import { fromGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { PDF } from '../support/file-bytes';
import { givenServer, type GivenServer } from '../support/given';
import { multiplyRows } from '../support/multiply-rows';
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
  const done = (await checkFiles(given.server, store))?.get(CODE);
  expect(done?.unread).toEqual([]);
  return done && { checked: done.checked, damaged: done.damaged };
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

describe('a file that cannot be read', () => {
  const errors: string[] = [];
  const log = {
    info: () => {},
    warn: () => {},
    error: ({ attachment }: { readonly attachment?: string }, message: string) =>
      errors.push(`${attachment ?? ''} ${message}`),
  } as Log;
  const TOLD = 'file check: cannot be read, tried again later';
  /** Where reading breaks; all other files are good. */
  const breaking = new Set<string>();
  const breaks = {
    checked: {
      look: async (place: string) => {
        if (breaking.has(place)) throw new Error('the disk does not answer');
        return 'good';
      },
    },
  } as unknown as FileStore;
  const run = async () => (await checkFiles(given.server, breaks, log)) ?? new Map<string, FilesChecked>();

  it('is told once, keeps no other from being read, and is tried again the next day', async () => {
    breaking.add(placeOf(CODE, other));
    given.clock.advance(30 * DAY_MS);
    const before = await told();
    expect((await run()).get(CODE)).toEqual({ checked: 1, damaged: [], unread: [other] });
    expect((await run()).get(CODE)).toEqual({ checked: 0, damaged: [], unread: [] });
    given.clock.advance(DAY_MS - 1);
    expect((await run()).get(CODE)).toEqual({ checked: 0, damaged: [], unread: [] });
    given.clock.advance(1);
    expect((await run()).get(CODE)).toEqual({ checked: 0, damaged: [], unread: [other] });
    expect(errors).toEqual([`${other} ${TOLD}`]);
    breaking.clear();
    given.clock.advance(DAY_MS);
    expect((await run()).get(CODE)).toEqual({ checked: 1, damaged: [], unread: [] });
    // What it was found to be before stood meanwhile: nothing is said of it but that the missing one is there again.
    expect((await told()).slice(before.length)).toEqual([['attachment:mended', good, 'a.pdf', 'good']]);
    // Once it could be read, that it cannot is new again.
    breaking.add(placeOf(CODE, other));
    given.clock.advance(30 * DAY_MS);
    await run();
    expect(errors).toEqual([`${other} ${TOLD}`, `${other} ${TOLD}`]);
    breaking.clear();
  });

  describe('beside a government with more files than one run looks at', () => {
    const [MANY, FEW] = ['920200', '920300'];

    beforeAll(async () => {
      for (const code of [MANY, FEW]) {
        const city = await given.government(code);
        const client = await (await city.official(await city.organisation('unit'), ['applicant'])).signedIn();
        await upload(client, 'c.pdf', PDF, 'application/pdf');
      }
      await asAdministrator(given, (query) =>
        multiplyRows(query, MANY, [{ table: 'attachment', keep: ['uploader', 'organisation'] }], 399),
      );
      given.clock.advance(30 * DAY_MS);
    });

    it('each has its share, whoever comes first, and what is left goes to who has more', async () => {
      const first = await run();
      expect([CODE, MANY, FEW].map((code) => first.get(code)?.checked)).toEqual([2, 197, 1]);
      const second = await run();
      expect([CODE, MANY, FEW].map((code) => second.get(code)?.checked)).toEqual([0, 200, 0]);
    });

    it('where nothing can be read, its turn ends after five, and goes on with others the next time', async () => {
      given.clock.advance(30 * DAY_MS);
      const all = await asAdministrator(given, (query) =>
        query<{ place: string }>('select place from attachment where government = $1', [MANY]),
      );
      for (const { place } of all) breaking.add(place);
      const [first, second] = [await run(), await run()];
      expect([CODE, FEW].map((code) => first.get(code)?.checked)).toEqual([2, 1]);
      const unread = [...(first.get(MANY)?.unread ?? []), ...(second.get(MANY)?.unread ?? [])];
      expect([unread.length, new Set(unread).size]).toEqual([10, 10]);
    });

    it('whose rows cannot be reached is told, and keeps no other from theirs', async () => {
      breaking.clear();
      given.clock.advance(30 * DAY_MS);
      errors.length = 0;
      await asAdministrator(given, (query) =>
        query(`create function broken() returns trigger language plpgsql as $$ begin
            if new.government = '${MANY}' then raise exception 'broken'; end if; return new; end $$;
          create trigger broken before insert or update on attachment_check for each row execute function broken()`),
      );
      const done = await run();
      expect([CODE, MANY, FEW].map((code) => done.get(code)?.checked)).toEqual([2, 0, 1]);
      expect(errors).toEqual([' file check: broken off for a government, tried again later']);
      await asAdministrator(given, (query) => query('drop trigger broken on attachment_check; drop function broken()'));
    });
  });
});

const onServer = TEST_DATABASE === 'postgres' ? it : it.skip;
onServer('while one server checks, another leaves it to it', async () => {
  expect(await asOnlyOne(given.server.database, 'file-check', () => checkFiles(given.server, store))).toBeNull();
});
