import { In, IsNull } from 'typeorm';
import type { Context } from '../platform/context';
import { defineLoader, loadGroups } from '../platform/loader';
import { Application } from './application.entity';
import { ApplicationEvent } from './application-event.entity';
import { Draft } from './draft.entity';
import { ListLine } from './list-line.entity';
import { seenUnits } from './seen-units';
import { Task } from './task.entity';

/** Null for what is missing and for what the session may not look into: the two answer the same. */
export const applicationById = defineLoader<string, Application | null>(
  async (ctx, ids) => byId(await ctx.tx.find(Application, { where: { ...seen(ctx), id: In([...ids]) } })),
  () => null,
);
export const taskById = defineLoader<string, Task | null>(
  async (ctx, ids) => byId(await ctx.tx.find(Task, { where: { ...seen(ctx), id: In([...ids]) } })),
  () => null,
);

/** The draft in which a case is to be handed in next, by the case; null where nothing is. */
export const draftOfCase = defineLoader<string, Draft | null>(
  async (ctx, ids) => {
    const drafts = await ctx.tx.find(Draft, {
      where: { government: ctx.government, application: In([...ids]), filedAt: IsNull() },
    });
    return new Map(drafts.flatMap((draft) => (draft.application === null ? [] : [[draft.application, draft]])));
  },
  () => null,
);

function seen(ctx: Context) {
  const units = seenUnits(ctx);
  return { government: ctx.government, ...(units && { organisation: In([...units]) }) };
}

function byId<E extends { readonly id: string }>(rows: readonly E[]): ReadonlyMap<string, E> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Oldest first. */
export const eventsOf = loadGroups<ApplicationEvent>(
  (ctx, ids) =>
    ctx.tx.find(ApplicationEvent, {
      where: { government: ctx.government, application: In([...ids]) },
      order: { application: 'ASC', seq: 'ASC' },
    }),
  (event) => event.application,
);

/** Oldest first. */
export const tasksOf = loadGroups<Task>(
  (ctx, ids) =>
    ctx.tx.find(Task, {
      where: { government: ctx.government, application: In([...ids]) },
      order: { openedAt: 'ASC', slot: 'ASC' },
    }),
  (task) => task.application,
);

/** Of list cases, in the order in which they were put on. */
export const linesOf = loadGroups<ListLine>(
  (ctx, ids) =>
    ctx.tx.find(ListLine, { where: { government: ctx.government, list: In([...ids]) }, order: { place: 'ASC' } }),
  (line) => line.list,
);
