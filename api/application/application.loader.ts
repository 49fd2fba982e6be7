import { In } from 'typeorm';
import { loadById, loadGroups } from '../platform/loader';
import { Application } from './application.entity';
import { ApplicationEvent } from './application-event.entity';
import { ListLine } from './list-line.entity';
import { Task } from './task.entity';

export const applicationById = loadById(Application);
export const taskById = loadById(Task);

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
