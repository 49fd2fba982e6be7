import { In } from 'typeorm';
import { ListLine } from '../application/list-line.entity';
import { loadGroups } from '../platform/loader';

/** The lines by which cases stand on lists. */
export const listsOfCase = loadGroups<ListLine>(
  (ctx, ids) => ctx.tx.find(ListLine, { where: { government: ctx.government, application: In([...ids]) } }),
  (line) => line.application,
);
