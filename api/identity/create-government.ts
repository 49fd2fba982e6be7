import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readName } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { Government, type GovernmentLevel } from './government.entity';

export interface CreateGovernment {
  readonly title: string;
  readonly level: GovernmentLevel;
  readonly parent: string | null;
}

/** Founds the tenant as which the system acts: `asSystem(runtime, code, (ctx) => createGovernment(ctx, …))`. */
export async function createGovernment(ctx: Context, input: CreateGovernment): Promise<Government> {
  authorise(ctx, 'government:create');
  const code = ctx.government;
  if (!/^[0-9]{6,12}$/.test(code)) throw refuseInput('code', `行政区划代码须为 6 至 12 位数字，所给为“${code}”`);
  const government = await insertRow(ctx, Government, {
    code,
    title: readName(input.title, 'title'),
    level: input.level,
    parent: input.parent,
    createdAt: ctx.now,
  });
  recordAudit(ctx, {
    verb: 'government:create',
    subject: { type: 'Government', id: code },
    details: { title: input.title },
  });
  return government;
}
