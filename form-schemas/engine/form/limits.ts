import type { Exact } from '../expression/exact';
import type { FormNode } from '../model/form';
import { parseYuan } from '../money';
import { MAX_ROWS } from './answers-bounds';
import type { Limits } from './compiled-form';
import { readNumberBound } from './profile-limits';

/** The bounds of a node in the engine's inside form. The profile has refused ill-formed ones before. */
export function limitsOf(node: FormNode): Limits {
  const options = node.enum ?? node.items?.enum;
  return {
    minLength: node.minLength ?? null,
    maxLength: node.maxLength ?? null,
    minItems: node.minItems ?? null,
    maxItems: node.maxItems ?? (node['x-component'] === 'Table' ? MAX_ROWS : null),
    minimum: bound(node, node.minimum),
    maximum: bound(node, node.maximum),
    options: options === undefined ? null : new Set(options.map((option) => option.value)),
    format: node['x-format'] ?? null,
    accept: node['x-accept'] === undefined ? null : new Set(node['x-accept']),
    maxMegabytes: node['x-maxMegabytes'] ?? null,
  };
}

function bound(node: FormNode, json: number | string | undefined): Exact | string | null {
  if (json === undefined) return null;
  switch (node['x-component']) {
    case 'Money':
      return parseYuan(json).value;
    case 'Date':
      return String(json);
    default:
      return readNumberBound(json);
  }
}
