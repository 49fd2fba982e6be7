import { In } from 'typeorm';
import { defineLoader } from '../platform/loader';
import { administer } from './administer';
import { OpenSession } from './open-session.entity';

/** Sessions that act for the own government. The caller has asked for the right. */
export const openSessionById = defineLoader<string, OpenSession | null>(
  async (ctx, ids) => {
    await administer(ctx);
    const rows = await ctx.tx.find(OpenSession, { where: { id: In([...ids]), government: ctx.government } });
    return new Map(rows.map((row) => [row.id, row]));
  },
  () => null,
);
