import { randomUUID } from 'node:crypto';
import { fromGlobalId } from '../../api/platform/global-id';
import type { JsonObject } from '../../form-schemas/engine';
import { asAdministrator } from '../support/admin';
import { CREATE, PUBLISH, UPDATE, type Answer } from '../support/ask-catalogue';
import { FILE_ENTRY } from '../support/catalogue-answers';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** Systems to which an entry is linked are looked up in the directory of systems: what does not agree is told, nothing is refused. */

let given: GivenServer;
let city: GivenCity;
let unit: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  unit = await city.client(city.filers.education);
  const { application } = await city.file('education', '2000000.00', { projectName: '学籍系统' });
  await asAdministrator(given, (query) =>
    query(
      `insert into record_row (government, id, code, record, title, owner, regime_code, project, organisation, application,
         stage, on_day, about, fields, clause, written_by, written_at)
       select government, $2::uuid, $2::text, 'system', '系统目录', 'project', 'dazhou', project, organisation, id,
         'x', '2026-09-10', null, $3::jsonb, array['DZ-35-1'], opened_by_person, created_at
       from application where id = $1`,
      [
        fromGlobalId(application?.id ?? '')?.key,
        randomUUID(),
        JSON.stringify({ number: 'DZ-XT-0001', name: '学籍系统' }),
      ],
    ),
  );
});
afterAll(() => given?.close());

async function does(who: TestClient, query: string, input: JsonObject): Promise<Answer> {
  return Object.values(await who.data<Readonly<Record<string, Answer>>>(query, { input }))[0] as Answer;
}

const ofSystems = ({ findings }: Answer) =>
  findings
    .filter(({ code }) => code.startsWith('catalogue-system'))
    .map(({ code, severity, path }) => [code, severity, path]);

it('an unknown number, and a known one under another name, are told whenever it is written and published', async () => {
  const systems = [
    { number: 'DZ-XT-0001', name: '学籍系统' },
    { number: 'DZ-XT-0002', name: '学籍系统' },
  ];
  const content = (of: readonly JsonObject[]) => ({
    answers: { ...FILE_ENTRY, code: '201009/1' },
    extension: { collected: false },
    systems: of,
  });
  const begun = await does(unit, CREATE, content(systems));
  expect(ofSystems(begun)).toEqual([['catalogue-system-unknown', 'WARNING', 'systems[1].number']]);
  const named = [{ number: 'DZ-XT-0001', name: '学生系统' }];
  const { id, version = 0 } = begun.entry ?? {};
  const changed = await does(unit, UPDATE, { id: id ?? '', expectedVersion: version, ...content(named) });
  const told = [['catalogue-system-name', 'WARNING', 'systems[0].name']];
  expect(ofSystems(changed)).toEqual(told);
  const publisher = await city.client(city.people.digital);
  const done = await does(publisher, PUBLISH, { id: id ?? '', expectedVersion: changed.entry?.version ?? 0, note: '' });
  expect([done.entry?.state, ofSystems(done)]).toEqual(['PUBLISHED', told]);
});

it('what agrees with the directory is not told', async () => {
  const answers = { ...FILE_ENTRY, code: '201009/2' };
  const systems = [{ number: 'DZ-XT-0001', name: '学籍系统' }];
  expect(ofSystems(await does(unit, CREATE, { answers, extension: { collected: false }, systems }))).toEqual([]);
});
