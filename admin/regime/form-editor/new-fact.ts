import { KEYWORDS, type Fact, type FactsDocument, type FormNode } from '../../../form-schemas/engine';
import { typeOfNode } from '../../../form-schemas/engine/form/component';
import { factMismatch } from '../../../form-schemas/engine/form/fact-match';
import { t } from '../../i18n/t';

/** Facts of this form that a field of this kind may set. */
export function factsFor(facts: readonly Fact[], form: string, node: FormNode): readonly Fact[] {
  const type = typeOfNode(node);
  if (!type) return [];
  return facts.filter(
    (fact) => fact.owner.kind === 'form' && fact.owner.form === form && factMismatch(fact, node, type) === null,
  );
}

/** Whether a field of this kind can set a fact of its own at all. */
export function maySetFact(node: FormNode): boolean {
  const type = typeOfNode(node);
  return type !== null && type.kind !== 'record' && !(type.kind === 'list' && type.of.kind === 'record');
}

export interface FactProblems {
  readonly name: string | null;
  readonly title: string | null;
}

/** What stands against a new fact's name and title. */
export function judgeNewFact(facts: readonly Fact[], name: string, title: string): FactProblems {
  const twin = facts.find((fact) => fact.name === name);
  const namesake = facts.find((fact) => fact.title === title.trim());
  const reserved =
    KEYWORDS.has(name) || ['parameters', 'item', 'not', 'date', 'constructor', 'prototype'].includes(name);
  return {
    name: !/^[a-z][A-Za-z0-9]{0,63}$/.test(name)
      ? t('事实名须以小写英文字母起头，只含英文字母和数字，如 contactPhone')
      : reserved
        ? t('“{{name}}”是保留词，请换一个', { name })
        : twin
          ? t('事实名“{{name}}”已用于“{{title}}”', { name, title: twin.title })
          : null,
    title:
      title.trim() === ''
        ? t('请写事实的名称')
        : namesake
          ? t('已有同名事实（{{name}}），条件中将分不清两者，请换一个名称', { name: namesake.name })
          : null,
  };
}

/** A new fact that this form owns, of the type that the field gives. `unit`: that of amounts in this regime. */
export function newFact(
  node: FormNode,
  form: string,
  name: string,
  title: string,
  provenance: Fact['provenance'],
  unit?: string,
): Fact {
  const type = typeOfNode(node);
  const options = (node.enum ?? node.items?.enum ?? []).map(({ value, label }) => ({ value, title: label }));
  const kind = type?.kind === 'record' || type?.kind === 'null' || !type ? 'text' : type.kind;
  return {
    name,
    title: title.trim(),
    type: kind,
    ...(type?.kind === 'list' && type.of.kind === 'enum' ? { of: 'enum' as const } : {}),
    ...(kind === 'money' && unit !== undefined ? { unit } : {}),
    ...(options.length > 0 ? { options } : {}),
    owner: { kind: 'form', form },
    provenance,
    ...(node['x-clause'] && node['x-clause'].length > 0 ? { clause: node['x-clause'] } : {}),
  };
}

export function withFact(document: FactsDocument, fact: Fact): FactsDocument {
  return { ...document, facts: [...document.facts, fact] };
}

/** Options of a field that its fact does not know yet. */
export function optionsBeyond(fact: Fact | undefined, node: FormNode): NonNullable<Fact['options']> {
  if (!fact?.options) return [];
  const known = new Set(fact.options.map(({ value }) => value));
  return (node.enum ?? node.items?.enum ?? [])
    .filter(({ value }) => !known.has(value))
    .map(({ value, label }) => ({ value, title: label }));
}

export function withOptions(document: FactsDocument, name: string, more: NonNullable<Fact['options']>): FactsDocument {
  return {
    ...document,
    facts: document.facts.map((fact) =>
      fact.name === name ? { ...fact, options: [...(fact.options ?? []), ...more] } : fact,
    ),
  };
}
