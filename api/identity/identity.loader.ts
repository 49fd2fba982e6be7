import { In } from 'typeorm';
import { defineLoader, loadById } from '../platform/loader';
import { Appointment } from './appointment.entity';
import { Duty } from './duty.entity';
import { Government } from './government.entity';
import { Organisation } from './organisation.entity';
import { Person } from './person.entity';
import { Post } from './post.entity';
import { ServiceAccount } from './service-account.entity';

export const organisationById = loadById(Organisation, true);
export const postById = loadById(Post, true);
export const appointmentById = loadById(Appointment);
export const dutyById = loadById(Duty);
export const serviceAccountById = loadById(ServiceAccount);

/** Persons have no government; row-level security shows those who are appointed or were entered here. */
export const personById = defineLoader<string, Person | null>(
  async (ctx, ids) => {
    const rows = await ctx.tx.find(Person, { where: { id: In([...ids]) } });
    return new Map(rows.map((row) => [row.id, row]));
  },
  () => null,
);

export const governmentByCode = defineLoader<string, Government | null>(
  async (ctx, codes) => {
    const rows = await ctx.tx.find(Government, { where: { code: In([...codes]) } });
    return new Map(rows.map((row) => [row.code, row]));
  },
  () => null,
);
