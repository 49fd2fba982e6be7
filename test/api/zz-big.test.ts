import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';
let given: GivenServer; let city: GivenCity;
beforeAll(async () => { given = await givenServer(); city = await GivenCity.found(given, '511700'); });
afterAll(() => given?.close());
it('big list', async () => {
  for (const N of [5, 30]) {
  const ids: string[] = [];
  for (let i = 0; i < N; i++) ids.push(await city.upTo(i % 2 ? 'education' : 'transport', '3000000.00', 'joint'));
  const mark = given.statements.length; let t = Date.now();
  const opened = await city.openList(city.people.digital, { procedure: 'joint-list', applicationIds: ids, title: 'x', answers: { listTitle: '2027年度清单', listTotal: `${N * 3000000}.00` } }); if (!opened.application) console.log(JSON.stringify(opened)); const list = opened.application?.id ?? '';
  console.log(N, 'open', Date.now() - t, given.statements.length - mark);
  await city.approve(city.people.committee, list, { minutes: '1号' }); await city.approve(city.people.executive, list, { minutes: '2号' });
  const m2 = given.statements.length; t = Date.now();
  await city.approve(city.people.standing, list, { minutes: '3号' });
  const s = given.statements.slice(m2).map((x) => x.sql.replace(/\s+/g, ' ').slice(0, 60)); const h = new Map<string, number>(); for (const q of s) h.set(q, (h.get(q) ?? 0) + 1);
  console.log(N, 'end', Date.now() - t, s.length, [...h].sort((a, b) => b[1] - a[1]).slice(0, 14));
  }
}, 300000);
