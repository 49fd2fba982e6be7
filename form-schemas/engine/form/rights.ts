import type { CompiledField } from './compiled-form';

/** What the one who fills may do. `bodies` undefined: everything. */
export function maySee(field: CompiledField, bodies: readonly string[] | undefined): boolean {
  return bodies === undefined || field.see.every((list) => list.some((body) => bodies.includes(body)));
}

/** Whoever may not see a field may not fill it either. */
export function mayFill(field: CompiledField, bodies: readonly string[] | undefined): boolean {
  if (bodies === undefined) return true;
  return (field.fill === null || field.fill.some((body) => bodies.includes(body))) && maySee(field, bodies);
}
