import type { JsonObject } from '../../form-schemas/engine';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { codes, GivenVerbs, idOf, type Done, type Verb } from '../support/given-verbs';

const DAY = '2026-09-10';
const NEXT = '2026-09-11';

let given: GivenServer;
let city: GivenCity;
let verbs: GivenVerbs;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', DAY);
  verbs = new GivenVerbs(city);
});
beforeEach(() => city.on(DAY));
afterAll(() => given?.close());

const act = (by: GivenOfficial, verb: Verb, input: JsonObject): Promise<Done> => verbs.act(by, verb, input);
const codeOf = (by: GivenOfficial, verb: Verb, input: JsonObject): Promise<unknown> => verbs.codeOf(by, verb, input);
const filed = (): Promise<string> => verbs.filed();
const noticesOf = (official: GivenOfficial, id: string) => verbs.noticesOf(official, id);
const historyOf = (id: string) => verbs.historyOf(id);

describe('a copy (抄送)', () => {
  const copies = async (official: GivenOfficial, application: string): Promise<readonly unknown[]> => {
    const client = await city.client(official);
    const { myCopies } = await client.data<{ myCopies: { nodes: { application: { id: string } }[] } }>(
      '{ myCopies(first: 100) { nodes { note on body { code } by { code } person { id } application { id } } } }',
    );
    return myCopies.nodes.filter((copy) => copy.application.id === application);
  };

  it('shows a case to bodies with a note, once a day to each, and they are told', async () => {
    const id = await filed();
    const { digital, finance, viceEducation, mayor } = city.people;
    const bodies = ['finance-bureau', 'vice-mayor-field'];
    const input = { applicationId: id, bodies, note: '请提前关注', expectedVersion: 1 };
    expect((await act(digital, 'copyCase', input)).application?.version).toBe(2);
    const copy = { note: '请提前关注', on: DAY, by: { code: 'digital-bureau' }, person: { id: idOf(digital) } };
    expect(await copies(finance, id)).toEqual([{ ...copy, body: { code: 'finance-bureau' }, application: { id } }]);
    expect(await copies(viceEducation, id)).toMatchObject([{ body: { code: 'vice-mayor-field' } }]);
    // The vice mayor of another field, and who was not sent it, have none.
    expect([await copies(city.people.viceTransport, id), await copies(mayor, id)]).toEqual([[], []]);
    expect(await noticesOf(finance, id)).toEqual(['case-copied']);
    const again = await act(digital, 'copyCase', { ...input, expectedVersion: 2 });
    expect(codes(again)).toEqual(['copy-twice', 'copy-twice']);
    city.on(NEXT);
    expect(codes(await act(digital, 'copyCase', { ...input, expectedVersion: 2 }))).toEqual([]);
    expect((await copies(finance, id)).length).toBe(2);
    expect((await historyOf(id))[1]).toMatchObject({
      type: 'copy',
      text: '请提前关注',
      bodies: [{ code: 'digital-bureau' }],
      concerned: [{ code: 'finance-bureau' }, { code: 'vice-mayor-field' }],
    });
  });

  it('to a body that nobody holds is none: its sender is told, and may send it that very day once somebody does', async () => {
    const id = await filed();
    const { digital } = city.people;
    const input = { applicationId: id, bodies: ['audit-bureau', 'finance-bureau'], expectedVersion: 1 };
    const alone = await act(digital, 'copyCase', { ...input, bodies: ['audit-bureau'] });
    expect([alone.application, alone.findings]).toMatchObject([null, [{ code: 'copy-unheld', severity: 'ERROR' }]]);
    const first = await act(digital, 'copyCase', input);
    expect(first).toMatchObject({
      application: { version: 2 },
      findings: [{ code: 'copy-unheld', severity: 'WARNING', path: 'bodies[0]' }],
    });
    expect(first.findings[0]?.message).toContain('市审计局在本案中现在无人任职，没有抄送');
    expect((await historyOf(id))[1]).toMatchObject({ concerned: [{ code: 'finance-bureau' }] });
    // Findings name the place as it was given, whoever was left out before it.
    const again = await act(digital, 'copyCase', { ...input, expectedVersion: 2 });
    expect(again.findings.map(({ code, path }) => [code, path])).toEqual([
      ['copy-twice', 'bodies[1]'],
      ['copy-unheld', 'bodies[0]'],
    ]);
    const auditor = await city.government.official(city.desk, ['decider'], ['audit-bureau']);
    const later = await act(digital, 'copyCase', { ...input, bodies: ['audit-bureau'], expectedVersion: 2 });
    expect([later.findings, (await copies(auditor, id)).length]).toEqual([[], 1]);
  });

  it('is refused to who takes no part, to nobody, to bodies that there are not, and where something has happened since', async () => {
    const id = await filed();
    const input = { applicationId: id, bodies: ['finance-bureau'], expectedVersion: 1 };
    expect(codes(await act(city.people.mayor, 'copyCase', input))).toEqual(['copy-not-yours']);
    const { digital } = city.people;
    expect(codes(await act(digital, 'copyCase', { ...input, bodies: [] }))).toEqual(['copy-nobody']);
    expect(codes(await act(digital, 'copyCase', { ...input, bodies: ['nobody'] }))).toEqual(['body-unknown']);
    expect(await codeOf(digital, 'copyCase', { ...input, expectedVersion: 2 })).toBe('CONFLICT');
    expect(await codeOf(city.filers.transport, 'copyCase', input)).toBe('NOT_FOUND');
    expect(await copies(city.people.finance, id)).toEqual([]);
  });
});
