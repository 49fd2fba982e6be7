import {
  KEYWORDS,
  type Fact,
  type FormDocument,
  type FormNode,
  type ParameterDocument,
  type Scope,
  type Type,
  type Vocabulary,
} from '../../../form-schemas/engine';
import { typeOfNode } from '../../../form-schemas/engine/form/component';
import { scopeWith } from '../../../form-schemas/engine/form/form-scope';
import { FUNCTION_NAMES } from '../../../form-schemas/engine/expression/function-names';
import { FUNCTIONS } from '../../../form-schemas/engine/expression/functions';
import { outlineOf } from '../../../form-schemas/engine/form/outline';
import { t } from '../../i18n/t';
import type { CodeCompletion } from '../code-editor/code-props';
import { nodeAt } from './edit-form';
import { wordKind } from './kinds';
import { isColumn, containerOf, ownerOf, TOP } from './pointer';

/** A name that a condition may speak, with what people need to choose it and to choose a value. */
export interface KnownName {
  readonly name: string;
  readonly title: string;
  readonly group: 'column' | 'field' | 'fact' | 'parameter';
  readonly type: Type;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface Names {
  readonly scope: Scope;
  readonly known: readonly KnownName[];
  readonly find: (name: string) => KnownName | undefined;
}

/**
 * Everything that rules of a node may speak: columns of its table, fields of the form, facts, parameters. Fields come
 * before facts of the same name, as they do for the engine.
 */
export function namesFor(
  document: FormDocument,
  pointer: string,
  vocabulary: Vocabulary,
  parameters: readonly ParameterDocument[],
): Names {
  const fields = outlineOf(document.schema.properties, TOP);
  let scope = scopeWith(vocabulary.scope, fields);
  const known = new Map<string, KnownName>();
  const add = (name: KnownName): void => {
    if (!known.has(name.name)) known.set(name.name, name);
  };
  if (isColumn(pointer)) {
    const columns = Object.entries(nodeAt(document, ownerOf(containerOf(pointer)))?.items?.properties ?? {});
    scope = scopeWith(
      scope,
      columns.map(([key, node]) => ({ key, node })),
    );
    for (const [key, node] of columns) addField(key, node, 'column', add);
  }
  for (const { key, node } of fields) addField(key, node, 'field', add);
  for (const fact of vocabulary.facts.values()) {
    const type = vocabulary.typeOf(fact.name);
    if (type) add({ name: fact.name, title: fact.title, group: 'fact', type, options: optionsOf(fact.options) });
  }
  for (const parameter of parameters) {
    const name = `parameters.${parameter.name}`;
    const type = vocabulary.typeOf(name);
    if (type) add({ name, title: parameter.title, group: 'parameter', type, options: optionsOf(parameter.options) });
  }
  return { scope, known: [...known.values()], find: (name) => known.get(name) };
}

function addField(key: string, node: FormNode, group: 'column' | 'field', add: (name: KnownName) => void): void {
  const type = typeOfNode(node);
  if (type === null) return;
  add({ name: key, title: node.title ?? key, group, type, options: node.enum ?? node.items?.enum ?? [] });
}

function optionsOf(options: Fact['options']): KnownName['options'] {
  return (options ?? []).map(({ value, title }) => ({ value, label: title }));
}

export function wordGroup(group: KnownName['group']): string {
  switch (group) {
    case 'column':
      return t('本行的列');
    case 'field':
      return t('本表字段');
    case 'fact':
      return t('事实');
    case 'parameter':
      return t('参数');
  }
}

/** What may be written in the text of a rule: names by title and code, options, functions, words of the language. */
export function completionsOf({ known }: Names): readonly CodeCompletion[] {
  const names = known.map(({ name, title, group }) => ({ label: title, insert: name, detail: wordGroup(group) }));
  const options = new Map(
    known.flatMap(({ options: offered, title }) =>
      offered.map(({ value, label }) => [
        `${label} ${value}`,
        { label, insert: `"${value}"`, detail: t('“{{title}}”的选项', { title }) },
      ]),
    ),
  );
  const functions = FUNCTION_NAMES.map((name): CodeCompletion => {
    const definition = FUNCTIONS.get(name);
    return definition
      ? { label: definition.usage, insert: `${name}(`, detail: definition.summary }
      : { label: name, insert: `${name}(` };
  });
  const words = [...KEYWORDS].slice(0, 13).map((word) => ({ label: word, insert: word }));
  return [...names, ...options.values(), ...functions, ...words];
}

/** `金额`, `整数` of a type, for the chooser. */
export function wordTypeOf(type: Type): string {
  const kinds: Readonly<Record<string, string>> = {
    money: wordKind('Money'),
    integer: wordKind('Integer'),
    number: wordKind('Number'),
    date: wordKind('Date'),
    boolean: wordKind('YesNo'),
    text: t('文字'),
    enum: t('选项'),
    list: t('列表'),
  };
  return kinds[type.kind] ?? type.kind;
}
