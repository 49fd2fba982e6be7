import { isFine } from '../engine/finding';
import type { ChainStepDocument } from '../engine/model/matrix';
import { readJson } from '../formats/read-json';

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * The chain that an output says: a list of steps as `writeDmn` writes it, or as other tools do a body `"mayor"` or a
 * list of bodies, who then decide one after the other. Null for anything else; the steps' shape is checked later.
 */
export function chainOf(text: string): readonly ChainStepDocument[] | null {
  const { value, findings } = readJson(text.trim(), '');
  if (!isFine(findings)) return null;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)))
    return Array.isArray(value) ? (items as readonly ChainStepDocument[]) : null;
  const isOfBodies = items.length > 0 && items.every((item) => typeof item === 'string' && CODE.test(item));
  return isOfBodies ? items.map((body) => ({ action: 'decide', mode: 'one', bodies: [String(body)] })) : null;
}
