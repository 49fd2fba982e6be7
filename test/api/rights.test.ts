import { createServiceAccount } from '../../api/identity/create-service-account';
import { buildApiSchema } from '../../api/schema';
import { toGlobalId } from '../../api/platform/global-id';
import { isRight, RIGHTS, ROLES, type Role } from '../../api/platform/rights';
import { asAdministrator } from '../support/admin';
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

  it('are refused in words: what was tried, by whichever right, and whose it is', async () => {
    const unit = await city.organisation('refused');
    const reader = await (await city.official(unit, ['reader'])).signedIn();
    const said = async (query: string): Promise<string | undefined> => (await reader.ask(query)).errors[0]?.message;
    const start = 'mutation { startSide(input: { regimeCode: "x", procedure: "x" }) { errors { path } } }';
    expect(await said(start)).toBe('“填写申报”或“办理待办”须由申报经办人或审批人进行');
    const id = toGlobalId('Application', '00000000-0000-4000-8000-000000000000');
    const pass = `mutation { passStage(input: { applicationId: "${id}", expectedVersion: 1 }) { errors { path } } }`;
    expect(await said(pass)).toBe('“提交申报”或“办理待办”须由申报经办人或审批人进行');
    expect(await said('{ verifyAudit { events } }')).toBe('“查看审计记录”须由审计管理员进行');
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
      scopes: ['organisation:read', 'project:read'],
      expiresAt: new Date('2026-12-01T00:00:00+08:00'),
    };
    const { token } = await city.system((ctx) => createServiceAccount(ctx, input));
    const program = given.client.as(token);
    expect((await program.ask('{ organisations(first: 1) { nodes { code } } }')).status).toBe(200);
    // In its scopes, not in its office:
    const projects = await program.ask('{ projects(first: 1) { nodes { id } } }');
    expect([projects.status, projects.errors[0]?.message]).toEqual([
      403,
      '服务账号没有“查看项目”的权限：其任职须为申报经办人或审批人或登记员或制度管理员或查阅人，且创建时给了这项权限',
    ]);
    // In its office, not in its scopes:
    const create = 'mutation { createOrganisation(input: { code: "x", title: "x", kind: "x" }) { errors { path } } }';
    const created = await program.ask(create);
    expect([created.status, created.errors[0]?.message]).toEqual([
      403,
      '“新建单位”须由系统管理员本人进行，服务账号不能',
    ]);
    given.clock.set('2026-12-01T00:00:00+08:00');
    expect((await program.ask('{ organisations(first: 1) { nodes { code } } }')).status).toBe(401);
  });

  it('never let a program decide, change the law or staff, or read the audit: not when it is made, nor by a row that says so', async () => {
    const unit = await city.organisation('persons-only');
    const auditor = await city.official(unit, ['auditor']);
    const wanted = (scopes: readonly string[]) => ({
      title: 'import',
      appointment: auditor.appointment.id,
      scopes,
      expiresAt: new Date('2026-12-31T00:00:00+08:00'),
    });
    for (const scope of ['audit:read', 'task:decide', 'regime:publish', 'post:update', 'person:create']) {
      await expect(
        city.system((ctx) => createServiceAccount(ctx, wanted(['organisation:read', scope]))),
      ).rejects.toThrow();
    }
    const { token, id } = await city.system((ctx) => createServiceAccount(ctx, wanted(['organisation:read'])));
    await asAdministrator(given, (query) =>
      query("update service_account set scopes = '{organisation:read,audit:read}' where id = $1", [id]),
    );
    const program = given.client.as(token);
    expect((await program.ask('{ organisations(first: 1) { nodes { code } } }')).status).toBe(200);
    expect((await program.ask('{ verifyAudit { events } }')).status).toBe(403);
  });
});
