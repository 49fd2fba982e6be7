import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { readName } from '../platform/text';
import { personOfHome } from './home-person';
import { Person } from './person.entity';

export interface RenamePerson {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly name: string;
}

/** Corrects a person's name; only the government that entered the person may. */
export async function renamePerson(ctx: Context, input: RenamePerson): Promise<Person> {
  authorise(ctx, 'person:update');
  const person = await personOfHome(ctx, input.id);
  const name = readName(input.name, 'name', 50);
  const version = input.expectedVersion + 1;
  const { affected } = await ctx.tx.update(
    Person,
    { id: person.id, home: ctx.government, version: input.expectedVersion },
    { name, version: () => 'version + 1' },
  );
  if (affected !== 1) {
    const { expectedVersion } = input;
    const currentVersion = (await ctx.tx.findOneBy(Person, { id: person.id }))?.version ?? person.version;
    const message = `数据已被更改：您所见为第 ${expectedVersion} 版，现为第 ${currentVersion} 版`;
    throw new ApiError('CONFLICT', message, { expectedVersion, currentVersion });
  }
  recordAudit(ctx, {
    verb: 'person:rename',
    subject: { type: 'Person', id: person.id },
    details: { before: person.name, after: name },
  });
  return Object.assign(new Person(), person, { name, version });
}
