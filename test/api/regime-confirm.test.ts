import type { Context } from '../../api/platform/context';
import { confirmRegime } from '../../api/regime/confirm-regime';
import { declineConfirmation } from '../../api/regime/decline-confirmation';
import { proposeConfirmation } from '../../api/regime/propose-confirmation';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { asApplication } from '../support/admin';
import type { Answer, TestClient } from '../support/client';
import { TEST_DATABASE } from '../support/database-template';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { publishedRegime, regimeFiles, unheld } from '../support/given-regime';
import { draft, newCity, run, type City, type Payload } from '../support/regime-city';

/** Going by a regulation that is only a draft: one person proposes it with a reason, another confirms it. */

const ANSWER =
  'edition { id confirmation { status version } } findings { code severity message } errors { path message }';
const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${ANSWER} } }`;
const PROPOSE = mutation('proposeRegimeConfirmation', 'ProposeRegimeConfirmationInput');
const CONFIRM = mutation('confirmRegime', 'ConfirmRegimeInput');
const DECLINE = mutation('declineRegimeConfirmation', 'DeclineRegimeConfirmationInput');
const STANDS = `query ($id: ID!) { edition(id: $id) { force { code severity } confirmation { status reason version declineReason
  proposedBy { name } confirmedBy { name } declinedBy { name } } } }`;
const START = 'mutation ($input: StartFilingInput!) { startFiling(input: $input) { next findings { code severity } } }';
const race = TEST_DATABASE === 'postgres' ? it : it.skip;

let given: GivenServer;
let files: RegimeFiles;
beforeAll(async () => {
  given = await givenServer();
  files = unheld(regimeFiles('nanyang'));
});
afterAll(() => given?.close());

interface Stands {
  readonly force: readonly { readonly code: string; readonly severity: string }[];
  readonly confirmation: Readonly<Record<string, unknown>> | null;
}
interface DraftCity extends City {
  readonly local: string;
  /** As clients call it. */
  readonly id: string;
}

/** A city that has published a regulation which is only a draft for comments. */
async function draftCity(): Promise<DraftCity> {
  const city = await newCity(given);
  const edition = await publishedRegime(city.editors, files);
  return { ...city, local: edition.id, id: edition.globalId() };
}
let offices = 0;
async function third(city: City): Promise<GivenOfficial> {
  offices += 1;
  return city.government.official(await city.government.organisation(`third-${offices}`), ['regime-editor']);
}
const codes = ({ edition, findings }: Payload) => [edition !== null, findings.map(({ code }) => code)];
const propose = (client: TestClient, { id }: DraftCity, reason = '市政府同意先行试行') =>
  run(client, PROPOSE, { editionId: id, reason });
const confirm = (client: TestClient, { id }: DraftCity, expectedVersion = 1) =>
  run(client, CONFIRM, { editionId: id, expectedVersion });
const decline = (client: TestClient, { id }: DraftCity, reason: string, expectedVersion = 1) =>
  run(client, DECLINE, { editionId: id, expectedVersion, reason });
const stands = async (client: TestClient, { id }: DraftCity): Promise<Stands> =>
  (await client.data<{ edition: Stands }>(STANDS, { id })).edition;
const forceOf = async (city: DraftCity) => (await stands(city.preparer, city)).force.map(({ severity }) => severity);
async function toldTo(client: TestClient): Promise<readonly string[]> {
  const { myNotices } = await client.data<{ myNotices: { nodes: readonly { kind: string; message: string }[] } }>(
    '{ myNotices(first: 20) { nodes { kind message } } }',
  );
  return myNotices.nodes.filter(({ kind }) => kind.startsWith('regime-')).map(({ message }) => message);
}
function audited(city: City) {
  return city.government.system((ctx) =>
    ctx.tx.query<{ verb: string; person: string; details: string }[]>(
      `select verb, person, details from audit_event
        where government = $1 and verb in ('regime:propose', 'regime:confirm', 'regime:decline') order by seq`,
      [city.government.code],
    ),
  );
}
const conflictOf = ({ errors }: Answer) =>
  errors.map(({ extensions: { code, currentVersion } }) => [code, currentVersion]);

describe('a regulation that is only a draft', () => {
  it('is gone by once another than the proposer has confirmed it; nothing opens before', async () => {
    const city = await draftCity();
    const [preparer, publisher] = [city.editors.preparer.person, city.editors.publisher.person];
    const filer = await city.government.official(await city.government.organisation('unit'), ['applicant']);
    const unit = await filer.signedIn();
    const opens = async () => {
      const input = { regimeCode: 'nanyang', procedure: 'project', given: {} };
      const { startFiling } = await unit.data<{
        startFiling: { next: string | null; findings: readonly { code: string }[] };
      }>(START, { input });
      return [startFiling.next !== null, startFiling.findings.map(({ code }) => code)];
    };
    expect(await opens()).toEqual([false, ['regime-not-in-force']]);
    expect(codes(await propose(city.preparer, city))).toEqual([true, []]);
    expect(await toldTo(city.publisher)).toEqual([
      expect.stringMatching(`^${preparer.name}提出继续适用《.*》第 1 版，待您确认：市政府同意先行试行$`),
    ]);
    expect(await toldTo(city.preparer)).toEqual([]);

    expect(await opens()).toEqual([false, ['regime-not-in-force']]);
    expect(await forceOf(city)).toEqual(['ERROR']);
    const alone = await confirm(city.preparer, city);
    expect([codes(alone), alone.findings[0]?.message]).toEqual([
      [false, ['four-eyes']],
      '确认人须不同于提出人：请等另一名制度管理员确认；不再需要的，写明理由收回',
    ]);
    expect(await opens()).toEqual([false, ['regime-not-in-force']]);

    // Control: the same request by another person.
    expect(codes(await confirm(city.publisher, city))).toEqual([true, ['regime-not-in-force']]);
    expect(await forceOf(city)).toEqual(['WARNING']);
    expect(await opens()).toEqual([true, ['scope-incomplete']]);
    expect(await stands(city.preparer, city)).toMatchObject({
      confirmation: {
        status: 'CONFIRMED',
        reason: '市政府同意先行试行',
        proposedBy: { name: preparer.name },
        confirmedBy: { name: publisher.name },
      },
    });
    expect((await toldTo(city.preparer)).join()).toContain('已经确认继续适用，可以据此开启新的案件');
    expect((await audited(city)).map(({ verb, person }) => [verb, person])).toEqual([
      ['regime:propose', preparer.id],
      ['regime:confirm', publisher.id],
    ]);
    // Whoever only reads the law learns from `force` what it means, not who is at it.
    expect((await stands(unit, city)).confirmation).toBeNull();
  });

  it('is not confirmed by a hand in its edition, as it would not be published by one', async () => {
    const city = await draftCity();
    expect(codes(await propose(city.publisher, city))).toEqual([true, ['nobody-to-confirm']]);
    const hand = await confirm(city.preparer, city);
    expect([codes(hand), hand.findings[0]?.message]).toEqual([
      [false, ['four-eyes']],
      '确认人须不同于编制人：请由另一名制度管理员确认',
    ]);
    expect(await forceOf(city)).toEqual(['ERROR']);
    const other = await (await third(city)).signedIn();
    expect(codes(await confirm(other, city))).toEqual([true, ['regime-not-in-force']]);
  });

  it('may be declined with a reason, and proposed anew; who saw the first does not confirm the second', async () => {
    const city = await draftCity();
    await propose(city.preparer, city);
    expect((await decline(city.publisher, city, ' ')).errors.map(({ path }) => path)).toEqual(['reason']);
    expect(codes(await decline(city.publisher, city, '未见批文'))).toEqual([true, []]);
    expect((await toldTo(city.preparer)).join()).toMatch(/^继续适用《.*》第 1 版的提议未获同意：未见批文$/);
    expect(codes(await confirm(city.publisher, city, 2))).toEqual([false, ['regime-not-proposed']]);
    expect(await stands(city.preparer, city)).toMatchObject({
      force: [{ severity: 'ERROR' }],
      confirmation: {
        status: 'DECLINED',
        declineReason: '未见批文',
        declinedBy: { name: city.editors.publisher.person.name },
      },
    });

    await propose(city.preparer, city, '附市政府批文');
    const input = { editionId: city.id, expectedVersion: 1 };
    expect(conflictOf(await city.publisher.ask(CONFIRM, { input }))).toEqual([['CONFLICT', 3]]);
    expect(await forceOf(city)).toEqual(['ERROR']);
    expect(codes(await confirm(city.publisher, city, 3))).toEqual([true, ['regime-not-in-force']]);
    expect((await audited(city)).map(({ verb }) => verb)).toEqual([
      'regime:propose',
      'regime:decline',
      'regime:propose',
      'regime:confirm',
    ]);
  });

  it('may be taken back by who proposed it: whoever was to confirm it is told; all of it takes the right', async () => {
    const city = await draftCity();
    await propose(city.preparer, city);
    const clerk = await city.government.official(await city.government.organisation('office'), ['clerk']);
    const edition = city.local;
    for (const act of [
      (ctx: Context) => proposeConfirmation(ctx, { edition, reason: '试行' }),
      (ctx: Context) => confirmRegime(ctx, { edition, expectedVersion: 1 }),
      (ctx: Context) => declineConfirmation(ctx, { edition, expectedVersion: 1, reason: '不' }),
    ])
      await expect(clerk.acts<unknown>(act)).rejects.toThrow('须由制度管理员');
    expect(codes(await decline(city.preparer, city, '等正式文本'))).toEqual([true, []]);
    expect((await toldTo(city.publisher)).join()).toContain('的提议已由提出人收回：等正式文本');
    expect(await toldTo(city.preparer)).toEqual([]);
  });

  it('is refused in words: not proposed, proposed already, confirmed already, not published, in force', async () => {
    const city = await draftCity();
    expect(codes(await confirm(city.publisher, city))).toEqual([false, ['regime-not-proposed']]);
    await propose(city.preparer, city);
    expect(codes(await propose(city.publisher, city))).toEqual([false, ['regime-proposed']]);
    await confirm(city.publisher, city);
    expect(codes(await propose(city.preparer, city))).toEqual([false, ['regime-confirmed']]);
    expect(codes(await decline(city.preparer, city, '不用了', 2))).toEqual([false, ['regime-confirmed']]);
    expect(await forceOf(city)).toEqual(['WARNING']);

    const { id } = await draft(city, files);
    expect(codes(await propose(city.publisher, { ...city, id }))).toEqual([false, ['edition-status']]);
    const inForce = await publishedRegime(city.editors, unheld(regimeFiles('dazhou')));
    expect(codes(await propose(city.publisher, { ...city, id: inForce.globalId() }))).toEqual([
      false,
      ['regime-in-force'],
    ]);
  });

  it('is kept by the database too: one hand, a hand in the edition, no proposal, a changed one, a deleted one', async () => {
    const city = await draftCity();
    await propose(city.publisher, city);
    const { code } = city.government;
    const { preparer, publisher } = city.editors;
    const confirmed = (by: string) =>
      `update regime_confirmation set status = 'confirmed', confirmed_at = now(), confirmed_by = '${by}' where government = '${code}'`;
    const other = await publishedRegime(city.editors, files, '2026-11-23' as never);
    for (const [sql, said] of [
      [confirmed(publisher.person.id), /four_eyes/],
      [confirmed(preparer.person.id), /确认人须不同于/],
      [`update regime_confirmation set status = 'confirmed' where government = '${code}'`, /steps_in_order/],
      [`update regime_confirmation set reason = '另一个' where government = '${code}'`, /不可更改/],
      [`delete from regime_confirmation where government = '${code}'`, /permission denied/],
      [
        `insert into regime_confirmation (government, edition, status, reason, proposed_by, proposed_at, confirmed_by, confirmed_at)
         values ('${code}', '${other.id}', 'confirmed', 'x', '${preparer.person.id}', now(), '${publisher.person.id}', now())`,
        /须先由一人提出/,
      ],
    ] as const)
      await expect(asApplication(given, code, (query) => query(sql))).rejects.toThrow(said);
    // Control: a third person's confirmation passes, and stays.
    const { person } = await third(city);
    await asApplication(given, code, async (query) => {
      await query(confirmed(person.id));
      await expect(
        query(`update regime_confirmation set status = 'proposed' where government = '${code}'`),
      ).rejects.toThrow(/已经确认/);
    });
  });

  race('is confirmed once, or declined, of several at once (PostgreSQL: real concurrency)', async () => {
    for (let trial = 0; trial < 5; trial += 1) {
      const city = await draftCity();
      const others = [await (await third(city)).signedIn(), await (await third(city)).signedIn()];
      const proposals = await Promise.all([city.preparer, ...others].map((client) => propose(client, city)));
      expect(proposals.filter(({ edition }) => edition !== null)).toHaveLength(1);

      const confirming = [city.publisher, ...others].map((client) =>
        client.ask(CONFIRM, { input: { editionId: city.id, expectedVersion: 1 } }),
      );
      const declining = city.publisher.ask(DECLINE, {
        input: { editionId: city.id, expectedVersion: 1, reason: '未见批文' },
      });
      await Promise.all([...confirming, declining]);
      const steps = (await audited(city)).map(({ verb }) => verb).filter((verb) => verb !== 'regime:propose');
      expect(steps).toHaveLength(1);
      const { force } = await stands(city.preparer, city);
      expect(force.map(({ severity }) => severity)).toEqual([steps[0] === 'regime:confirm' ? 'WARNING' : 'ERROR']);
    }
  });
});
