import type { Scope } from '../expression/scope';
import { NAME } from '../expression/language';
import type { FormNode } from '../model/form';
import type { Type } from '../value';
import { typeOfNode } from './component';

/**
 * The names that rules of one level may speak: its own fields first, then those of the level around it, then
 * facts and `parameters`. Titles work like keys where they are one word and only one field has them.
 */
export function scopeWith(outer: Scope, fields: readonly { readonly key: string; readonly node: FormNode }[]): Scope {
  const names = new Map<string, Type>(outer.names);
  const aliases = new Map<string, string>(outer.aliases);
  const titles = new Map<string, string | null>();
  for (const { key, node } of fields) {
    const type = typeOfNode(node);
    if (type === null) continue;
    names.set(key, type);
    const title = node.title;
    if (title !== undefined && NAME.test(title)) titles.set(title, titles.has(title) ? null : key);
  }
  for (const [title, key] of titles) {
    if (key === null) aliases.delete(title);
    else aliases.set(title, key);
  }
  return { names, aliases };
}
