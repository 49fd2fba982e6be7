import type { Day } from '../form-schemas/engine';
import { recordAudit } from '../api/audit/record-audit';
import { asSystem, type Runtime } from '../api/identity/act-as';
import { createAppointment } from '../api/identity/create-appointment';
import { createDuty } from '../api/identity/create-duty';
import { createGovernment } from '../api/identity/create-government';
import { createOrganisation } from '../api/identity/create-organisation';
import { createPerson } from '../api/identity/create-person';
import { createPost } from '../api/identity/create-post';
import { Government, GovernmentLevel } from '../api/identity/government.entity';
import { Organisation } from '../api/identity/organisation.entity';
import { Post } from '../api/identity/post.entity';
import { shareWith } from '../api/identity/share-with';
import type { Context } from '../api/platform/context';
import { postCode, type DemoGovernment, type DemoOfficial } from './demo';
import { setDemoPassword, type DemoPassword } from './set-demo-password';

const SINCE = '2020-01-01' as Day;
const LEVELS = { city: GovernmentLevel.CITY, county: GovernmentLevel.COUNTY } as const;

/**
 * Enters a government with its organisations and officials through the commands, in one transaction. What is there
 * already, by its code, is left as it is. With a password everybody can sign in.
 */
export function loadGovernment(runtime: Runtime, demo: DemoGovernment, password: DemoPassword | null): Promise<void> {
  return asSystem(runtime, demo.code, async (ctx) => {
    if (!(await ctx.tx.existsBy(Government, { code: demo.code }))) {
      await createGovernment(ctx, { title: demo.title, level: LEVELS[demo.level], parent: demo.parent });
      recordSeeding(ctx, 'seed:begin');
    }
    const known = await ctx.tx.findBy(Organisation, { government: demo.code });
    const organisations = new Map(known.map((organisation) => [organisation.code, organisation.id]));
    for (const organisation of demo.organisations) {
      if (organisations.has(organisation.code)) continue;
      organisations.set(organisation.code, (await createOrganisation(ctx, { ...organisation, parent: null })).id);
    }
    const posts = new Set((await ctx.tx.findBy(Post, { government: demo.code })).map((post) => post.code));
    for (const official of demo.officials) {
      if (!posts.has(postCode(official.login))) await loadOfficial(ctx, official, organisations, password);
    }
  });
}

/** Lets the governments that the demonstration names read what this one shares; those that may already are left alone. */
export function loadSharing(runtime: Runtime, { code, sharesWith = [] }: DemoGovernment): Promise<void> {
  return asSystem(runtime, code, async (ctx) => {
    const rows = await ctx.tx.query<{ viewer: string }[]>('select viewer from sharing where government = $1', [code]);
    for (const viewer of sharesWith) {
      if (!rows.some((row) => row.viewer === viewer)) await shareWith(ctx, viewer);
    }
  });
}

/** Leaves a mark in the audit: in the transaction that founds a government, and when all is done. */
export function recordSeeding(ctx: Context, verb: 'seed:begin' | 'seed:end'): void {
  recordAudit(ctx, { verb, subject: { type: 'Government', id: ctx.government } });
}

async function loadOfficial(
  ctx: Context,
  official: DemoOfficial,
  organisations: ReadonlyMap<string, string>,
  password: DemoPassword | null,
): Promise<void> {
  const find = (code: string): string => {
    const id = organisations.get(code);
    if (id === undefined) throw new Error(`seeds: ${official.login} names an organisation that is not there: ${code}`);
    return id;
  };
  const { login, name, title, roles, bodies = [] } = official;
  const person = await createPerson(ctx, { name });
  const post = await createPost(ctx, {
    organisation: find(official.organisation),
    code: postCode(login),
    title,
    roles,
  });
  const { value: appointment, findings } = await createAppointment(ctx, {
    person: person.id,
    post: post.id,
    fromDay: SINCE,
    untilDay: null,
  });
  if (!appointment) throw new Error(`seeds: ${login}: ${findings.map(({ message }) => message).join('；')}`);
  for (const held of bodies) {
    const [body, only] = typeof held === 'string' ? [held, [null]] : [held.body, held.of.map(find)];
    for (const organisation of only)
      await createDuty(ctx, { post: post.id, body, organisation, fromDay: SINCE, untilDay: null });
  }
  if (password !== null) await setDemoPassword(ctx, { person: person.id, login, password });
}
