import type { FormDocument, FormNode } from '../model/form';
import { pointer } from './rule';

/** A field or section of a form, with its place: `forms/proposal.json#/schema/properties/amount`. */
export interface PlacedNode {
  readonly key: string;
  readonly node: FormNode;
  readonly path: string;
}

/** Everything in a form, sections and table columns included, outer ones before what is in them. */
export function nodesOf(form: FormDocument): readonly PlacedNode[] {
  const placed: PlacedNode[] = [];
  const walk = (nodes: Readonly<Record<string, FormNode>> | undefined, path: string) => {
    for (const [key, node] of Object.entries(nodes ?? {})) {
      const here = `${path}/${pointer(key)}`;
      placed.push({ key, node, path: here });
      walk(node.properties, `${here}/properties`);
      walk(node.items?.properties, `${here}/items/properties`);
    }
  };
  walk(form.schema.properties, `forms/${form.code}.json#/schema/properties`);
  return placed;
}
