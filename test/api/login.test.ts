import { givenServer, type GivenGovernment, type GivenOfficial, type GivenServer } from '../support/given';

const LOGIN =
  'mutation ($input: LoginInput!) { login(input: $input) { token me { person { name } roles government bodies } errors { path } } }';
const ME = '{ me { person { name } appointment { id } appointments { id government title } roles government bodies } }';

let given: GivenServer;
let city: GivenGovernment;
let clerk: GivenOfficial;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  const unit = await city.organisation('unit');
  clerk = await city.official(unit, ['applicant'], ['lead-office']);
});
afterAll(() => given?.close());

describe('signing in', () => {
  it('answers who one is, in which office, with which roles and bodies', async () => {
    const { login } = await given.client.data<{ login: unknown }>(LOGIN, {
      input: { name: clerk.login, password: clerk.password },
    });
    expect(login).toMatchObject({
      me: { person: { name: clerk.person.name }, roles: ['applicant'], government: '900100', bodies: ['lead-office'] },
      errors: [],
    });
  });

  it('stores no token, only its digest', async () => {
    const client = await clerk.signedIn();
    const found = await city.system((ctx) => ctx.tx.query('select * from session where digest = $1', [client.token]));
    expect(found).toEqual([]);
  });

  it('sets a cookie that scripts cannot read and other sites do not send, which signs in as well as the token', async () => {
    const answer = await given.client.ask(LOGIN, { input: { name: clerk.login, password: clerk.password } });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^tongchou_session=[\w-]{43}; .*HttpOnly.*SameSite=Strict/);
    const me = await given.client.data(ME, {}, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(me).toMatchObject({ me: { person: { name: clerk.person.name } } });
  });

  it('says the same for an unknown name and a wrong password: 401 UNAUTHENTICATED', async () => {
    const answers = await Promise.all(
      [
        { name: 'nobody', password: clerk.password },
        { name: clerk.login, password: 'Wrong-Horse-7' },
      ].map((input) => given.client.ask(LOGIN, { input })),
    );
    expect(answers.map((answer) => [answer.status, answer.errors[0]?.extensions.code])).toEqual([
      [401, 'UNAUTHENTICATED'],
      [401, 'UNAUTHENTICATED'],
    ]);
    expect(answers[0]?.errors[0]?.message).toBe(answers[1]?.errors[0]?.message);
  });

  it('is nobody without a token, with an invented one, and after signing out', async () => {
    const client = await clerk.signedIn();
    await client.data('mutation { logout { errors { path } } }');
    for (const stranger of [given.client, given.client.as('x'.repeat(43)), client]) {
      expect(await stranger.data(ME)).toEqual({ me: null });
    }
  });

  it('ends after twelve hours', async () => {
    const client = await clerk.signedIn();
    given.clock.advance(12 * 3_600_000 - 1_000);
    expect(await client.data(ME)).toMatchObject({ me: { government: '900100' } });
    given.clock.advance(1_000);
    expect(await client.data(ME)).toEqual({ me: null });
  });
});
