import { createHash } from 'node:crypto';
import { recordAudit } from '../../api/audit/record-audit';
import { verifyAudit, type AuditAnchor, type AuditVerdict } from '../../api/audit/verify-audit';
import { asAdministrator, asApplication, type Query } from '../support/admin';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

let given: GivenServer;
let city: GivenGovernment;
let codes = 900_100;

const verify = (anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> =>
  city.system((ctx) => verifyAudit(ctx.tx, city.code, anchors));

/** A database administrator's edit, with the triggers switched off. */
const edit = (act: (query: Query) => Promise<unknown>): Promise<void> =>
  asAdministrator(given, async (query) => {
    await query('alter table audit_event disable trigger user');
    await act(query);
    await query('alter table audit_event enable trigger user');
  });

beforeAll(async () => {
  given = await givenServer();
});
beforeEach(async () => {
  codes += 1;
  city = await given.government(String(codes));
  for (const code of ['one', 'two', 'three', 'four']) await city.organisation(code);
});
afterAll(() => given?.close());

describe('the audit', () => {
  it('holds one event per change of state, in the change’s own transaction', async () => {
    expect(await verify()).toMatchObject({ events: 5, head: { seq: 5 }, flaws: [] });
    await expect(
      city.system(async (ctx) => {
        recordAudit(ctx, { verb: 'test:fail', subject: { type: 'Test', id: '1' } });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await verify()).toMatchObject({ events: 5, flaws: [] });
  });

  it.each([
    'update audit_event set verb = verb',
    'delete from audit_event',
    'truncate audit_event',
    'update audit_head set seq = 0',
  ])('refuses the application role: %s', async (sql) => {
    await expect(asApplication(given, city.code, (query) => query(sql))).rejects.toThrow(/permission denied|只可追加/);
  });

  it.each(['update audit_event set verb = verb', 'delete from audit_event', 'truncate audit_event'])(
    'refuses even the owner, by trigger: %s',
    async (sql) => {
      await expect(asAdministrator(given, (query) => query(sql))).rejects.toThrow('审计记录只可追加');
    },
  );

  it('finds an altered event', async () => {
    await edit((query) =>
      query(`update audit_event set details = '{}' where government = $1 and seq = 3`, [city.code]),
    );
    expect((await verify()).flaws).toMatchObject([{ seq: 3, problem: 'altered' }]);
  });

  it('finds a deleted event, and a deleted last one', async () => {
    await edit((query) => query('delete from audit_event where government = $1 and seq = 2', [city.code]));
    expect((await verify()).flaws).toMatchObject([{ seq: 2, problem: 'missing' }]);
    await edit((query) => query('delete from audit_event where government = $1 and seq = 5', [city.code]));
    expect((await verify()).flaws).toMatchObject([{ problem: 'missing' }, { seq: 4, problem: 'head-differs' }]);
  });

  it('finds a chain rewritten from end to end by the anchor outside, and only by it', async () => {
    const anchor = (await verify()).head as AuditAnchor;
    await edit(async (query) => {
      await query(`update audit_event set details = '{"code":"forged"}' where government = $1 and seq = 3`, [
        city.code,
      ]);
      let previous = '';
      for (let seq = 1; seq <= 5; seq += 1) {
        await query('update audit_event set previous = $3 where government = $1 and seq = $2', [
          city.code,
          seq,
          previous,
        ]);
        const [row] = await query<{ text: string }>(
          'select audit_text(e) as text from audit_event e where government = $1 and seq = $2',
          [city.code, seq],
        );
        previous = createHash('sha256')
          .update(row?.text ?? '')
          .digest('hex');
        await query('update audit_event set hash = $3 where government = $1 and seq = $2', [city.code, seq, previous]);
      }
      await query('update audit_head set hash = $2 where government = $1', [city.code, previous]);
    });
    expect((await verify()).flaws).toEqual([]);
    expect((await verify([anchor])).flaws).toMatchObject([{ seq: 5, problem: 'anchor-differs' }]);
  });

  it('keeps the chain whole when many write at once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => city.organisation(`racer-${index}`)));
    expect(await verify()).toMatchObject({ events: 13, flaws: [] });
  });
});
