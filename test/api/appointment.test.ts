import type { Day } from '../../form-schemas/engine/day';
import { createAppointment } from '../../api/identity/create-appointment';
import { createDuty } from '../../api/identity/create-duty';
import { createPost } from '../../api/identity/create-post';
import { holdersAt } from '../../api/application/holders.loader';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

const ME = '{ me { government roles bodies appointment { title } appointments { id title } } }';
const SWITCH =
  'mutation ($input: SwitchAppointmentInput!) { switchAppointment(input: $input) { me { government roles appointment { title } } } }';

let given: GivenServer;
let city: GivenGovernment;
let county: GivenGovernment;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
  county = await given.government('900101', '某县', '900100');
});
beforeEach(() => given.clock.set('2026-11-20T09:00:00+08:00'));
afterAll(() => given?.close());

describe('an appointment', () => {
  it('lets one person act in two governments, one at a time', async () => {
    const official = await city.official(await city.organisation('bureau'), ['reader']);
    const desk = await county.organisation('county-bureau', '县局');
    await county.system(async (ctx) => {
      const post = await createPost(ctx, {
        organisation: desk.id,
        code: 'seconded',
        title: '挂职副局长',
        roles: ['applicant'],
      });
      await createAppointment(ctx, {
        person: official.person.id,
        post: post.id,
        fromDay: '2026-11-01' as Day,
        untilDay: null,
      });
    });
    const client = await official.signedIn();
    const { me } = await client.data<{ me: { government: string; appointments: { id: string; title: string }[] } }>(ME);
    expect(me).toMatchObject({ government: '900100', appointments: [{}, { title: '县局挂职副局长' }] });
    const answer = await client.data(SWITCH, { input: { appointment: me.appointments[1]?.id } });
    expect(answer).toMatchObject({
      switchAppointment: {
        me: { government: '900101', roles: ['applicant'], appointment: { title: '县局挂职副局长' } },
      },
    });
    expect(await client.data(ME)).toMatchObject({ me: { government: '900101' } });
  });

  it('of someone else cannot be taken', async () => {
    const unit = await city.organisation('two-desks');
    const [one, other] = [await city.official(unit, ['reader']), await city.official(unit, ['auditor'])];
    const answer = await (await one.signedIn()).ask(SWITCH, { input: { appointment: other.appointment.globalId() } });
    expect(answer).toMatchObject({ status: 404, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });

  it('ends with its last day in Asia/Shanghai: rights and duties are gone the next midnight there', async () => {
    const unit = await city.organisation('dated');
    const official = await city.official(unit, [], []);
    await city.system(async (ctx) => {
      const post = await createPost(ctx, {
        organisation: unit.id,
        code: 'dated-post',
        title: '临时负责人',
        roles: ['decider'],
      });
      await createAppointment(ctx, {
        person: official.person.id,
        post: post.id,
        fromDay: '2019-01-01' as Day,
        untilDay: '2026-11-20' as Day,
      });
      await createDuty(ctx, {
        post: post.id,
        body: 'lead-office',
        organisation: null,
        fromDay: '2019-01-01' as Day,
        untilDay: null,
      });
    });
    given.clock.set('2026-11-20T23:59:59+08:00');
    const later = await official.signedIn();
    expect(await later.data(ME)).toMatchObject({ me: { roles: ['decider'], bodies: ['lead-office'] } });
    given.clock.set('2026-11-21T00:00:00+08:00');
    expect(await later.data(ME)).toMatchObject({ me: { government: null, roles: [], bodies: [] } });
  });
});

describe('a body of the regime', () => {
  it('held for one organisation is found before the one held for all: different units, different vice mayors', async () => {
    const office = await city.organisation('city-office');
    const [health, roads, other] = [
      await city.organisation('health'),
      await city.organisation('roads'),
      await city.organisation('other'),
    ];
    const first = await city.official(office, ['decider'], [{ body: 'vice-mayor', of: health }]);
    const second = await city.official(office, ['decider'], [{ body: 'vice-mayor', of: roads }]);
    const mayor = await city.official(office, ['decider'], ['vice-mayor']);
    const persons = (organisation: string): Promise<readonly string[]> =>
      city.system((ctx) => holdersAt(ctx, { bodyCode: 'vice-mayor', byUnit: false, organisation }));
    expect(await persons(health.id)).toEqual([first.person.id]);
    expect(await persons(roads.id)).toEqual([second.person.id]);
    expect(await persons(other.id)).toEqual([mayor.person.id]);
  });
});
