import { createServiceAccount } from '../../api/identity/create-service-account';
import { buildApiSchema } from '../../api/schema';
import { isRight, RIGHTS, ROLES, type Role } from '../../api/platform/rights';
import { givenServer, type GivenGovernment, type GivenServer } from '../support/given';

let given: GivenServer;
let city: GivenGovernment;

beforeAll(async () => {
  given = await givenServer();
  city = await given.government('900100');
});
afterAll(() => given?.close());

describe('rights', () => {
  it('are said by every query and mutation', () => {
    const schema = buildApiSchema();
    const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    for (const field of fields) {
      const requires = String(field.extensions['requires']);
      expect([field.name, ['anyone', 'signed-in'].includes(requires) || isRight(requires)]).toEqual([field.name, true]);
    }
  });

  it('keep the three administrators apart: none holds a right to change that another holds', () => {
    const administrators: readonly Role[] = ['system-administrator', 'security-administrator', 'auditor'];
    for (const [right, roles] of Object.entries(RIGHTS)) {
      if (right.endsWith(':read') && right !== 'audit:read') continue;
      const holders = (roles as readonly Role[]).filter((role) => administrators.includes(role));
      expect([right, holders.length <= 1]).toEqual([right, true]);
    }
  });

  it('refuse a post with the roles of two administrators', async () => {
    const unit = await city.organisation('unit');
    await expect(city.official(unit, ['auditor', 'system-administrator'])).rejects.toThrow('三员分立');
  });

  it('are refused to every role that the table does not name, for every guarded query and mutation without arguments', async () => {
    const unit = await city.organisation('guarded');
    for (const role of Object.keys(ROLES) as Role[]) {
      const client = await (await city.official(unit, [role])).signedIn();
      const { status } = await client.ask('{ verifyAudit { events flaws { message } } }');
      expect([role, status]).toEqual([role, role === 'auditor' ? 200 : 403]);
    }
  });

  it('of a service account are those of its office that are among its scopes', async () => {
    const unit = await city.organisation('programs');
    const official = await city.official(unit, ['system-administrator']);
    const input = {
      title: 'import',
      appointment: official.appointment.id,
      scopes: ['organisation:read', 'audit:read'],
      expiresAt: new Date('2026-12-01T00:00:00+08:00'),
    };
    const { token } = await city.system((ctx) => createServiceAccount(ctx, input));
    const program = given.client.as(token);
    expect((await program.ask('{ organisations(first: 1) { nodes { code } } }')).status).toBe(200);
    // In its scopes, not in its office:
    expect((await program.ask('{ verifyAudit { events } }')).status).toBe(403);
    // In its office, not in its scopes:
    const create = 'mutation { createOrganisation(input: { code: "x", title: "x", kind: "x" }) { errors { path } } }';
    expect((await program.ask(create)).status).toBe(403);
    given.clock.set('2026-12-01T00:00:00+08:00');
    expect((await program.ask('{ organisations(first: 1) { nodes { code } } }')).status).toBe(401);
  });
});
