import type { RegimeOrigin as Origin } from '../../form-schemas/engine';
import { In } from 'typeorm';
import { defineLoader, reach } from '../platform/loader';
import { Edition, EditionStatus } from './edition.entity';
import { RegimeOrigin } from './regime-change.types';

/** The origin as a type of the API; null stays null. */
export function originView(origin: Origin | null | undefined): RegimeOrigin | null {
  return origin ? Object.assign(new RegimeOrigin(), origin) : null;
}

/** The published edition that an origin names, by its hash too; null where it is not shared or not there. */
export const originEdition = defineLoader<string, Edition | null>(
  async (ctx, keys) => {
    const hashes = keys.map((key) => key.split('/').at(-1) ?? '');
    const where = { government: In([...reach(ctx, true)]), hash: In(hashes), status: EditionStatus.PUBLISHED };
    const rows = await ctx.tx.find(Edition, { where });
    return new Map(rows.map((row) => [originKey({ ...row, code: row.regimeCode }), row]));
  },
  () => null,
);

export function originKey({ government, code, number, hash }: Origin): string {
  return `${government}/${code}/${number}/${hash}`;
}
