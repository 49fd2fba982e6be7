import type { TestClient } from '../support/client';
import { describeOnDatabase, drillDatabase, type DrillDatabase } from '../support/drill-database';
import { killUnderLoad } from '../support/drill-kill';
import { DrillLoad, type Write } from '../support/drill-load';
import { buildServer, DrillServer } from '../support/drill-server';
import { GivenServer } from '../support/given';

const CREATE = 'mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { organisation { id code title } errors { path message } findings { code } } }';

let database: DrillDatabase;
let tokens: string[];

describeOnDatabase('killed with SIGKILL under load', () => {
beforeAll(async () => {
  await buildServer();
  database = await drillDatabase();
  const given = await GivenServer.start({ database: database.config, data: database.data });
  given.clock.set(new Date().toISOString());
  const city = await given.government('900100');
  const office = await city.organisation('office');
  const clients: TestClient[] = [];
  for (let index = 0; index < 6; index += 1) clients.push(await (await city.official(office, ['system-administrator'])).signedIn());
  tokens = clients.map((client) => client.token ?? '');
  await given.close();
});
afterAll(() => database?.close());

const write: Write<{code: string}> = async (label, send) => {
  const answer = await send<any>('create', CREATE, { code: label, title: label, kind: 'department' });
  return answer.createOrganisation.organisation;
};

it('keeps', async () => {
  const began = Date.now();
  const server = await DrillServer.on(database.environment);
  const load = new DrillLoad(server, write, { withKeys: true, tokens });
  const killed = await killUnderLoad({ server, load, database }, 20);
  const told = await load.stop();
  console.log(killed, told.acknowledged.size, told.unanswered.size, told.retries, told.surprises, Date.now() - began);
  const rows = await database.inspect((query) => query<{ title: string; n: number }>(`select title, count(*)::int as n from organisation where title like 'drill-%' group by title`));
  const n = new Map(rows.map((row) => [row.title, row.n]));
  for (const label of told.acknowledged.keys()) expect([label, n.get(label)]).toEqual([label, 1]);
  console.log(rows.length);
}, 200000);
});
