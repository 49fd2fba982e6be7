import { getIntrospectionQuery } from 'graphql';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';

let given: GivenServer;
let reader: TestClient;

beforeAll(async () => {
  given = await givenServer();
  const city = await given.government('900100');
  reader = await (await city.official(await city.organisation('unit'), ['reader', 'system-administrator'])).signedIn();
});
afterAll(() => given?.close());

const nest = (levels: number): string => `${'parent { '.repeat(levels)}code${' }'.repeat(levels)}`;

describe('a request that asks too much', () => {
  it('may nest ten levels, not eleven', async () => {
    // organisations, nodes, then parents, then code.
    expect((await reader.ask(`{ organisations(first: 1) { nodes { ${nest(7)} } } }`)).status).toBe(200);
    const answer = await reader.ask(`{ organisations(first: 1) { nodes { ${nest(8)} } } }`);
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'depth', given: 11 } }],
    });
  });

  it('may use fifteen aliases, not sixteen', async () => {
    const aliases = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: me { roles }`).join(' ')} }`;
    expect((await reader.ask(aliases(15))).status).toBe(200);
    expect(await reader.ask(aliases(16))).toMatchObject({
      status: 400,
      errors: [{ extensions: { limit: 'aliases', given: 16 } }],
    });
  });

  it('may hold a thousand tokens, not more', async () => {
    // 12 tokens around the ids; a hundred ids are the most that nodes takes, which is said after parsing.
    const ids = (tokens: number): string => `{ nodes(ids: [${'"x" '.repeat(tokens - 12)}]) { id } }`;
    expect(await reader.ask(ids(1_000))).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(await reader.ask(ids(1_001))).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
    });
  });

  it('may cost five thousand: page sizes multiply, from variables as from the document', async () => {
    const query =
      'query ($n: Int!) { organisations(first: $n) { nodes { code parent { code parent { code } } } edges { node { parent { parent { parent { code title kind } } } } } totalCount } }';
    const small = await reader.ask(query, { n: 10 });
    const large = await reader.ask(query, { n: 100 });
    expect([small.status, large.status]).toEqual([200, 200]);
    expect(Number(large.extensions['cost'])).toBeGreaterThan(9 * (Number(small.extensions['cost']) - 60));
    const wide = `query ($n: Int!) { ${Array.from({ length: 5 }, (_, index) => `a${index}: organisations(first: $n) { nodes { code title kind government parent { code title kind government parent { code title } } } }`).join(' ')} }`;
    expect(await reader.ask(wide, { n: 100 })).toMatchObject({
      status: 400,
      errors: [{ extensions: { limit: 'cost', allowed: 5000 } }],
    });
  });

  it('costs the same with and without fragments', async () => {
    const plain = await reader.ask('{ organisations(first: 20) { nodes { code parent { code title } } } }');
    const spread = await reader.ask(
      `{ organisations(first: 20) { ...List } } fragment List on OrganisationConnection { nodes { ...Item } }
       fragment Item on Organisation { code ... on Organisation { parent { ...Names } } } fragment Names on Organisation { code title }`,
    );
    expect(plain.status).toBe(200);
    expect(spread.extensions['cost']).toBe(plain.extensions['cost']);
  });

  it('is measured even when its fragments double at every level', async () => {
    // Followed one by one they are 2^40: no answer in this life.
    const fragments = Array.from(
      { length: 40 },
      (_, index) => `fragment F${index} on Organisation { code ${`...F${index + 1} `.repeat(2)} }`,
    ).join(' ');
    const answer = await reader.ask(
      `{ organisations(first: 1) { nodes { ...F0 } } } ${fragments} fragment F40 on Organisation { title }`,
    );
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { limit: 'cost' } }] });
  });

  it('may introspect, which is deep by nature, without touching the database', async () => {
    const answer = await given.client.ask(getIntrospectionQuery());
    expect(answer.status).toBe(200);
    expect(given.statementsOf(answer)).toEqual([]);
  });

  it('may hold one mutation only, written out', async () => {
    const create = (code: string): string =>
      `createOrganisation(input: { code: "${code}", title: "t", kind: "k" }) { errors { path } }`;
    for (const query of [
      `mutation { a: ${create('one')} b: ${create('two')} }`,
      `mutation { ...M } fragment M on Mutation { ${create('three')} }`,
    ]) {
      expect(await reader.ask(query)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    }
  });

  it('may be one megabyte long', async () => {
    const answer = await reader.ask('query ($x: String) { me { roles } }', { x: 'x'.repeat(1_048_576) });
    expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] });
  });
});
