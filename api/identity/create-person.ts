import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { readName } from '../platform/text';
import { Person } from './person.entity';

/** Enters a person, who has no right before being appointed. */
export async function createPerson(ctx: Context, input: { readonly name: string }): Promise<Person> {
  authorise(ctx, 'person:create');
  const person = await insertRow(ctx, Person, {
    id: randomUUID(),
    name: readName(input.name, 'name', 50),
    home: ctx.government,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'person:create',
    subject: { type: 'Person', id: person.id },
    details: { name: person.name },
  });
  return person;
}
