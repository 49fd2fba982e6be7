import { asAppointment, asSystem, type Runtime } from '../api/identity/act-as';
import type { Context } from '../api/platform/context';
import { postCode } from './demo';

export interface Office {
  readonly government: string;
  readonly appointment: string;
  readonly person: string;
  readonly organisation: string;
}

/** Runs commands as the demonstration person with this login, with exactly that person's rights. */
export async function actsAs<T>(
  runtime: Runtime,
  government: string,
  login: string,
  act: (ctx: Context) => Promise<T>,
): Promise<T> {
  const office = await asSystem(runtime, government, (ctx) => officeOf(ctx, login));
  return asAppointment(runtime, office, act);
}

/** The office of the demonstration person with this login. */
export async function officeOf(ctx: Context, login: string): Promise<Office> {
  const [office] = await ctx.tx.query<Office[]>(
    `select a.government, a.id as appointment, a.person, p.organisation from appointment a
     join post p on p.government = a.government and p.id = a.post
     where a.government = $1 and p.code = $2`,
    [ctx.government, postCode(login)],
  );
  if (!office) throw new Error(`seeds: nobody with the login ${login}`);
  return office;
}
