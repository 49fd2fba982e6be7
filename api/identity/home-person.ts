import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { personById } from './identity.loader';
import type { Person } from './person.entity';

/**
 * A person that the own government entered.
 *
 * @throws ApiError NOT_FOUND for who is not visible; FORBIDDEN for who serves here but was entered elsewhere
 */
export async function personOfHome(ctx: Context, id: string): Promise<Person> {
  const person = await personById(ctx).load(id);
  if (!person) throw new ApiError('NOT_FOUND', '没有找到该人员');
  if (person.home !== ctx.government)
    throw new ApiError('FORBIDDEN', `${person.name}由另一级政府登记，其姓名与账户由登记的政府管理`);
  return person;
}
