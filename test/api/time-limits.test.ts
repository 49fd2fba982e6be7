import { databaseFailure } from '../../api/platform/database/failure';
import { Transaction } from '../../api/platform/database/transaction';
import { toGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import type { Answer } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenServer } from '../support/given';

let given: GivenServer;

beforeAll(async () => {
  given = await givenServer({}, { patience: 1 });
});
afterAll(() => given?.close());

// The embedded database computes inside this process and enforces no timeout.
const onServer = TEST_DATABASE === 'postgres' ? describe : describe.skip;
onServer('on PostgreSQL', () => {
  const begin = (milliseconds: number): Promise<Transaction> =>
    Transaction.begin(given.server.database.source, { write: true, deadline: Date.now() + milliseconds });

  it('a statement of more than three seconds is stopped by the database, and worded', async () => {
    const transaction = await begin(10_000);
    const failure = await transaction.manager.query('select pg_sleep(4)').catch(databaseFailure);
    await transaction.rollback();
    expect(failure).toMatchObject({ code: 'LIMIT_EXCEEDED', message: expect.stringContaining('3 秒') });
  });

  it('an operation that is past its deadline gets its answer at once; its client is closed, not lent on', async () => {
    const witness = await begin(10_000);
    const transaction = await begin(200);
    const order: string[] = [];
    await Promise.all([
      witness.manager.query('select pg_sleep(2.5)').then(() => order.push('slept as long')),
      expect(transaction.manager.query('select pg_sleep(2.5)'))
        .rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
        .then(() => order.push('given up')),
    ]);
    await Promise.all([transaction.rollback(), witness.rollback()]);
    expect(order).toEqual(['given up', 'slept as long']);
    const next = await begin(5_000);
    expect(await next.manager.query('select 1 as one')).toEqual([{ one: 1 }]);
    await next.rollback();
  });

  it('a backend that dies inside a transaction fails that operation only', async () => {
    const transaction = await begin(5_000);
    const failure = await transaction.manager
      .query('select pg_terminate_backend(pg_backend_pid())')
      .catch(databaseFailure);
    await transaction.rollback();
    expect(failure).toMatchObject({ code: 'UNAVAILABLE' });
    const next = await begin(5_000);
    expect(await next.manager.query('select 1 as one')).toEqual([{ one: 1 }]);
    await next.rollback();
  });

  it('a lock that is not given within two seconds is no CONFLICT, for nothing has changed: the same may be asked again', async () => {
    await given.government('900100');
    const [holder, waiter] = [await begin(10_000), await begin(10_000)];
    const lock = 'select pg_advisory_xact_lock(4711)';
    await holder.manager.query(lock);
    const failure = await waiter.manager.query(lock).catch(databaseFailure);
    await Promise.all([waiter.rollback(), holder.rollback()]);
    expect(failure).toMatchObject({ code: 'UNAVAILABLE', message: '该数据正被他人处理，请稍后重试' });
  });

  it('a request that waited for a lock in vain has changed nothing, and is done when it is sent again as it was', async () => {
    const city = await given.government('900200');
    const office = await city.organisation('office');
    const admin = await (await city.official(office, ['system-administrator'])).signedIn();
    const rename = (): Promise<Answer> =>
      admin.ask(
        'mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { organisation { title version } errors { path } } }',
        {
          input: { id: toGlobalId('Organisation', office.id), expectedVersion: office.version, title: '更名后的单位' },
        },
        { idempotencyKey: 'renamed-once' },
      );
    await asAdministrator(given, async (query) => {
      await query('begin');
      await query('select 1 from organisation where id = $1 for update', [office.id]);
      expect(await rename()).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
      await query('rollback');
    });
    expect(await rename()).toMatchObject({
      status: 200,
      data: {
        updateOrganisation: { organisation: { title: '更名后的单位', version: office.version + 1 }, errors: [] },
      },
    });
  });
});

it('statements of one transaction run one after the other, and one that fails does not hang the next', async () => {
  const transaction = await Transaction.begin(given.server.database.source, {
    write: false,
    deadline: Date.now() + 5_000,
  });
  const results = await Promise.allSettled(
    ['select 1', 'select nonsense', 'select 2'].map((sql) => transaction.manager.query(sql)),
  );
  await transaction.rollback();
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'rejected']);
});
