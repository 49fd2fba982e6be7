import { toGlobalId } from '../../api/platform/global-id';
import { CONFIRM, inForce, proposed, run } from '../support/ask-budget';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** Several lines of the budget are confirmed at once: what is malformed and what stands against one says which one it is. */

let given: GivenServer;
let finance: TestClient;
let digital: TestClient;

beforeAll(async () => {
  given = await givenServer();
  const city = await GivenCity.found(given, '511700');
  finance = await city.client(city.people.finance);
  digital = await city.client(city.people.digital);
});
afterAll(() => given?.close());

const ref = { id: toGlobalId('BudgetLine', '00000000-0000-4000-8000-000000000000'), expectedVersion: 1 };
const refTo = ({ id, version }: { readonly id: string; readonly version: number }) => ({
  id,
  expectedVersion: version,
});
const line = (number: string) => ({ year: 2026, source: 'city-budget', number, amount: '100.00' });

describe('what is malformed', () => {
  it.each<[says: string, input: object, path: string]>([
    ['no lines', { lines: [] }, 'lines'],
    ['more than a hundred', { lines: Array.from({ length: 101 }, () => ref) }, 'lines'],
    ['the same line twice', { lines: [ref, ref] }, 'lines[1].id'],
    ['an id that is none', { lines: [ref, { id: 'abc', expectedVersion: 1 }] }, 'lines[1].id'],
  ])('of %s says where', async (_, input, path) => {
    const { lines, errors } = await run(digital, CONFIRM, input);
    expect([lines, errors.map((error) => error.path)]).toEqual([[], [path]]);
  });

  it('as too short a key for retries says so', async () => {
    const { data, errors } = await digital.ask(CONFIRM, { input: { lines: [ref] } }, { idempotencyKey: 'kurz' });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ confirmBudgetLines: { lines: [], errors: [{ path: 'idempotencyKey' }] } });
  });
});

it('a line against which something stands is named, and none is confirmed', async () => {
  const first = await proposed(finance, line('甲'));
  // What is in force has nothing to be confirmed.
  const second = await inForce(finance, digital, line('丙'));
  const refusal = async (lines: readonly object[]) => {
    const [error] = (await digital.ask(CONFIRM, { input: { lines } })).errors;
    return [error?.extensions.code, error?.extensions['path'], error?.message];
  };
  expect(await refusal([refTo(first), refTo(second)])).toEqual([
    'FORBIDDEN',
    'lines[1]',
    '第 2 条（2026 年，市级财政预算资金，丙）：没有待确认的改动',
  ]);
  expect((await refusal([refTo(first), { ...refTo(second), expectedVersion: 1 }])).slice(0, 2)).toEqual([
    'CONFLICT',
    'lines[1]',
  ]);
  const { lines } = await run(digital, CONFIRM, { lines: [refTo(first)] });
  expect(lines).toEqual([expect.objectContaining({ state: 'IN_FORCE', version: first.version + 1 })]);
});
