import type { Answer, TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

const CREATE =
  'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id code title } errors { path message } findings { code } } }';

let given: GivenServer;
let city: GivenGovernment;
let admin: TestClient;

const create = (code: string, key?: string, title = code): Promise<Answer> =>
  admin.ask(CREATE, { input: { code, title, kind: 'department' } }, key === undefined ? {} : { idempotencyKey: key });

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  admin = await (await city.official(await city.organisation('office'), ['system-administrator'])).signedIn();
});
afterAll(() => given?.close());

describe('an idempotency key', () => {
  it('makes a retry answer what the first attempt answered, without doing it again', async () => {
    const first = await create('once', 'key-once-1');
    const again = await create('once', 'key-once-1');
    expect(first.errors).toEqual([]);
    expect(again.data).toEqual(first.data);
    const events = await city.system((ctx) =>
      ctx.tx.query(`select 1 from audit_event where government = $1 and details like '%"code":"once"%'`, [city.code]),
    );
    expect(events).toHaveLength(1);
  });

  it('control: without a key the retry is refused by the unique code, so nothing else stands in for it', async () => {
    await create('twice');
    expect(await create('twice')).toMatchObject({ status: 409, errors: [{ extensions: { code: 'CONFLICT' } }] });
  });

  it('may stand in the input as well as in the header, and is a CONFLICT for other contents', async () => {
    const input = { code: 'inner', title: 'inner', kind: 'department', idempotencyKey: 'key-inner-1' };
    const first = await admin.ask(CREATE, { input });
    expect((await admin.ask(CREATE, { input })).data).toEqual(first.data);
    const other = await admin.ask(CREATE, { input: { ...input, title: 'other' } });
    expect(other).toMatchObject({
      status: 409,
      errors: [{ extensions: { code: 'CONFLICT' }, message: expect.stringContaining('幂等键') }],
    });
  });

  it('of a refused request is free again: the mended request may use it', async () => {
    const refused = await create('Wrong Code', 'key-mended-1');
    expect(refused).toMatchObject({
      status: 200,
      data: { createOrganisation: { organisation: null, errors: [{ path: 'code' }] } },
    });
    expect((await create('mended', 'key-mended-1')).data).toMatchObject({
      createOrganisation: { organisation: { code: 'mended' } },
    });
  });

  it('belongs to its person: another may use the same', async () => {
    const other = await (
      await city.official(await city.organisation('other-office'), ['system-administrator'])
    ).signedIn();
    await create('mine', 'key-shared-1');
    const answer = await other.ask(
      CREATE,
      { input: { code: 'theirs', title: 'theirs', kind: 'department' } },
      { idempotencyKey: 'key-shared-1' },
    );
    expect(answer.data).toMatchObject({ createOrganisation: { organisation: { code: 'theirs' } } });
  });

  it('of ten simultaneous requests lets one act and answers all alike', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create('raced', 'key-raced-1')));
    const ids = new Set(answers.map((answer) => JSON.stringify(answer.data)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(ids.size).toBe(1);
  });
});
