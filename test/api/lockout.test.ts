import { asAdministrator } from '../support/admin';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';
import { meetingOf } from '../support/meeting';
import type { Answer } from '../support/client';

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';

let given: GivenServer;
let city: GivenGovernment;
let target: GivenOfficial;

const guess = (password: string): Promise<Answer> =>
  given.client.ask(LOGIN, { input: { name: target.login, password } });
const failures = async (): Promise<number> => {
  const [row] = await asAdministrator(given, (query) =>
    query<{ failures: number }>('select failures from credential where login = $1', [target.login]),
  );
  return row?.failures ?? -1;
};

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
});
beforeEach(async () => {
  target = await city.official(await city.organisation(`unit-${Math.floor(given.statements.length)}`), ['reader']);
});
afterAll(() => given?.close());

describe('guessing passwords', () => {
  it('locks after five wrong guesses: the right password is refused too, until fifteen minutes have passed', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await guess(`Wrong-Horse-${attempt}`)).status).toBe(401);
    expect((await guess(target.password)).status).toBe(401);
    given.clock.advance(15 * 60_000 - 1);
    expect((await guess(target.password)).status).toBe(401);
    given.clock.advance(1);
    expect((await guess(target.password)).status).toBe(200);
  });

  it('gives the guesses back after a right one', async () => {
    for (let attempt = 1; attempt <= 4; attempt += 1) await guess('Wrong-Horse-7');
    expect((await guess(target.password)).status).toBe(200);
    expect(await failures()).toBe(0);
  });

  const race = TEST_DATABASE === 'postgres' ? it : it.skip;
  race('looks at exactly five of forty simultaneous guesses (PostgreSQL: real concurrency)', async () => {
    const before = given.statements.length;
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess('Wrong-Horse-7')));
    expect(answers.every((answer) => answer.status === 401)).toBe(true);
    expect(await failures()).toBe(5);
    expect((await guess(target.password)).status).toBe(401);
    const tried = given.statements.slice(before).filter(({ sql }) => sql.startsWith('update credential set\n')).length;
    expect(tried).toBe(41);
  });

  race('control: counting by read-then-write, as is usual, loses guesses under the same race', async () => {
    // Two have read before either writes; whoever comes later is not waited for.
    const bothRead = meetingOf(2);
    const careless = async (): Promise<void> => {
      const runner = given.server.database.source.createQueryRunner();
      try {
        await runner.query('BEGIN');
        await runner.query(`select set_config('app.login', $1, true)`, [target.login]);
        const rows = (await runner.query('select failures from credential where login = $1', [target.login])) as {
          failures: number;
        }[];
        await bothRead();
        await runner.query('update credential set failures = $2 where login = $1', [
          target.login,
          Math.min(5, (rows[0]?.failures ?? 0) + 1),
        ]);
        await runner.query('COMMIT');
      } finally {
        await runner.release();
      }
    };
    await Promise.all(Array.from({ length: 5 }, careless));
    expect(await failures()).toBeLessThan(5);
  });
});
