import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

interface Answered {
  readonly organisations: {
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
    readonly totalCount?: number;
  };
}

const PAGE = `query ($first: Int, $last: Int, $after: String, $before: String) {
  organisations(first: $first, last: $last, after: $after, before: $before) {
    nodes { code } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const CODES = Array.from({ length: 25 }, (_, index) => `unit-${String(index).padStart(2, '0')}`);

let given: GivenServer;
let city: GivenGovernment;
let reader: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  // Entered out of order: the order of the list must come from the query.
  for (const code of [...CODES].reverse()) await city.organisation(code);
  const [unit] = await city.system((ctx) =>
    ctx.tx.query<{ id: string }[]>(`select id from organisation where code = 'unit-00'`),
  );
  reader = await (await city.official({ id: unit?.id } as never, ['reader'])).signedIn();
});
afterAll(() => given?.close());

const page = async (variables: object): Promise<Answered['organisations']> =>
  (await reader.data<Answered>(PAGE, variables as Readonly<Record<string, unknown>>)).organisations;

describe('a list', () => {
  it.each([
    [7, 'forwards'],
    [25, 'forwards'],
    [100, 'forwards'],
    [7, 'backwards'],
    [1, 'backwards'],
  ])('read by pages of %i, %s, gives every item once and in order', async (size, way) => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const answered: Answered['organisations'] = await page(
        way === 'forwards' ? { first: size, after: cursor ?? undefined } : { last: size, before: cursor ?? undefined },
      );
      const codes = answered.nodes.map((node) => node.code);
      if (way === 'forwards') seen.push(...codes);
      else seen.unshift(...codes);
      cursor = way === 'forwards' ? answered.pageInfo.endCursor : answered.pageInfo.startCursor;
      if (!(way === 'forwards' ? answered.pageInfo.hasNextPage : answered.pageInfo.hasPreviousPage)) break;
    }
    expect(seen).toEqual(CODES);
  });

  it('neither repeats nor skips when a row is entered before the cursor meanwhile', async () => {
    const first = await page({ first: 10 });
    await city.organisation('unit-00-a');
    const next = await page({ first: 10, after: first.pageInfo.endCursor });
    expect(next.nodes[0]?.code).toBe('unit-10');
  });

  it('is counted only when asked: one more statement', async () => {
    const plain = await reader.ask('{ organisations(first: 5) { nodes { code } } }');
    const counted = await reader.ask<Answered>('{ organisations(first: 5) { nodes { code } totalCount } }');
    expect(counted.data?.organisations.totalCount).toBe(26);
    expect(given.statementsOf(counted).length - given.statementsOf(plain).length).toBe(1);
  });

  it('costs as many statements at 1, 10 and 25 items, parents included', async () => {
    const counts = await Promise.all(
      [1, 10, 25].map(
        async (first) =>
          given.statementsOf(await reader.ask(`{ organisations(first: ${first}) { nodes { code parent { code } } } }`))
            .length,
      ),
    );
    expect(new Set(counts)).toEqual(new Set([4]));
  });

  it.each([
    [{}, 'first'],
    [{ first: 0 }, 'first'],
    [{ first: 101 }, 'first'],
    [{ first: 5, last: 5 }, 'first'],
    [{ last: -1 }, 'last'],
    [{ first: 5, after: 'rubbish' }, 'after'],
    [{ first: 5, after: Buffer.from('["code","x"]').toString('base64url') }, 'after'],
    [
      { first: 5, before: Buffer.from('["other","x","00000000-0000-4000-8000-000000000000"]').toString('base64url') },
      'before',
    ],
  ])('refuses %j, naming the argument', async (variables, path) => {
    const answer = await reader.ask(PAGE, variables);
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT', errors: [{ path }] } }],
    });
  });

  it('takes null arguments as not given', async () => {
    const answered = await page({ first: 2, last: null, after: null, before: null });
    expect(answered.nodes).toHaveLength(2);
    expect(answered).toEqual(await page({ first: 2 }));
  });
});
