import { createAppointment } from '../../api/identity/create-appointment';
import type { Day } from '../../form-schemas/engine/day';
import { TEST_DATABASE } from '../support/database-template';
import type { TestClient } from '../support/client';
import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

const APPOINT = `mutation ($input: CreateAppointmentInput!) { createAppointment(input: $input) {
  appointment { id } findings { code message } } }`;
const POSTS =
  'query ($where: PostWhere) { posts(first: 20, where: $where) { nodes { title organisation { title } } } }';

let given: GivenServer;
let city: GivenGovernment;
let security: TestClient;
let count = 0;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  security = await (
    await city.official(await city.organisation('hall', '市政府办公室'), ['security-administrator'])
  ).signedIn();
});
afterAll(() => given?.close());

async function official(): Promise<GivenOfficial> {
  count += 1;
  return city.official(await city.organisation(`unit-${count}`, `单位${count}`), ['reader']);
}

interface Made {
  readonly createAppointment: {
    readonly appointment: { readonly id: string } | null;
    readonly findings: readonly { readonly code: string; readonly message: string }[];
  };
}

async function appoint(person: GivenOfficial, to: GivenOfficial, fromDay: string, untilDay?: string): Promise<Made> {
  const input = {
    person: person.person.globalId(),
    post: to.post.globalId(),
    fromDay,
    ...(untilDay ? { untilDay } : {}),
  };
  return security.data<Made>(APPOINT, { input });
}

const codes = ({ createAppointment: { findings } }: Made): readonly string[] => findings.map(({ code }) => code);

describe('the same person to the same post', () => {
  it('is appointed once for a day: the second is refused, naming the first; before and after it is not', async () => {
    const [person, other] = [await official(), await official()];
    expect(codes(await appoint(person, other, '2027-01-10', '2027-01-20'))).toEqual([]);
    for (const [from, until] of [
      ['2027-01-10', '2027-01-20'],
      ['2027-01-20', undefined],
      ['2027-01-01', '2027-01-10'],
      ['2027-01-12', '2027-01-13'],
    ] as const)
      expect(codes(await appoint(person, other, from, until))).toEqual(['appointed-already']);
    const [said] = (await appoint(person, other, '2027-01-20')).createAppointment.findings;
    expect(said?.message).toContain('自 2027-01-10 至 2027-01-20');
    expect(codes(await appoint(person, other, '2027-01-01', '2027-01-09'))).toEqual([]);
    expect(codes(await appoint(person, other, '2027-01-21'))).toEqual([]);
  });

  it('control: another person, or another post, is appointed for the same days', async () => {
    const [person, second, post, elsewhere] = [await official(), await official(), await official(), await official()];
    expect(codes(await appoint(person, post, '2027-01-10'))).toEqual([]);
    expect(codes(await appoint(second, post, '2027-01-10'))).toEqual([]);
    expect(codes(await appoint(person, elsewhere, '2027-01-10'))).toEqual([]);
  });

  it('may be appointed anew after an office that was ended before it was held', async () => {
    const [person, post] = [await official(), await official()];
    const made = await appoint(person, post, '2030-01-10');
    await security.data('mutation ($input: EndingInput!) { endAppointment(input: $input) { findings { code } } }', {
      input: { id: made.createAppointment.appointment?.id, expectedVersion: 1 },
    });
    expect(codes(await appoint(person, post, '2030-01-10'))).toEqual([]);
  });

  const race = TEST_DATABASE === 'postgres' ? it : it.skip;
  race('ten times at once is appointed once (PostgreSQL: real concurrency)', async () => {
    const [person, post] = [await official(), await official()];
    const made = await Promise.all(Array.from({ length: 10 }, () => appoint(person, post, '2027-01-10')));
    expect(made.filter((one) => one.createAppointment.appointment !== null)).toHaveLength(1);
    expect(made.flatMap(codes)).toEqual(Array.from({ length: 9 }, () => 'appointed-already'));
  });

  race('control: looking before writing, without the lock, appoints more than once in the same race', async () => {
    const [person, post] = [await official(), await official()];
    const waiting: (() => void)[] = [];
    // Everybody has looked before anybody writes: what the lock makes impossible.
    const allLooked = async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (waiting.length === 3) for (const go of waiting) go();
      });
    };
    const careless = (): Promise<void> =>
      city.system(async (ctx) => {
        const key = [ctx.government, person.person.id, post.post.id];
        const found = await ctx.tx.query<unknown[]>(
          'select 1 from appointment where government = $1 and person = $2 and post = $3',
          key,
        );
        await allLooked();
        if (found.length === 0)
          await ctx.tx.query(
            `insert into appointment (government, id, person, post, title, from_day, created_at)
             values ($1, gen_random_uuid(), $2, $3, 'x', '2027-01-10', $4)`,
            [...key, ctx.now],
          );
      });
    await Promise.all([careless(), careless(), careless()]);
    const rows = await city.system((ctx) =>
      ctx.tx.query<unknown[]>('select 1 from appointment where government = $1 and person = $2 and post = $3', [
        ctx.government,
        person.person.id,
        post.post.id,
      ]),
    );
    expect(rows.length).toBeGreaterThan(1);
  });
});

it('a post is found by its unit as well as by its title', async () => {
  const client = security;
  const holder = await city.official(await city.organisation('archive', '市档案馆'), ['reader']);
  const { posts } = await client.data<{ posts: { nodes: readonly { title: string }[] } }>(POSTS, {
    where: { text: '档案馆' },
  });
  expect(posts.nodes).toEqual([{ title: holder.post.title, organisation: { title: '市档案馆' } }]);
});

it('a command that seeds call is refused as the console is', async () => {
  const holder = await official();
  const again = await city.system((ctx) =>
    createAppointment(ctx, {
      person: holder.person.id,
      post: holder.post.id,
      fromDay: '2027-01-01' as Day,
      untilDay: null,
    }),
  );
  expect(again.findings.map(({ code }) => code)).toEqual(['appointed-already']);
});
