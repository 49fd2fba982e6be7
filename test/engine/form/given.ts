import { compileForm } from '../../../form-schemas/engine/form/compile-form';
import type { CompiledForm } from '../../../form-schemas/engine/form/compiled-form';
import { evaluateForm } from '../../../form-schemas/engine/form/evaluate-form';
import type { FormEvaluation, FormInput } from '../../../form-schemas/engine/form/form-evaluation';
import type { Finding, Outcome } from '../../../form-schemas/engine/finding';
import type { Fact } from '../../../form-schemas/engine/model/fact';
import type { FormDocument, FormNode } from '../../../form-schemas/engine/model/form';
import type { ParameterDocument } from '../../../form-schemas/engine/model/regime';
import { compileVocabulary, type Vocabulary } from '../../../form-schemas/engine/vocabulary/vocabulary';

/** Builds small forms for the tests. */

type NodeGiven = Omit<FormNode, 'type' | 'x-index' | 'x-component'> & { readonly 'x-index'?: number };

const TYPES: Readonly<Record<FormNode['x-component'], FormNode['type']>> = {
  Section: 'void',
  Text: 'string',
  LongText: 'string',
  Money: 'string',
  Integer: 'number',
  Number: 'string',
  Date: 'string',
  Select: 'string',
  MultiSelect: 'array',
  Radio: 'string',
  YesNo: 'boolean',
  Attachment: 'array',
  Table: 'array',
  Organisation: 'string',
};

let nextIndex = 0;

/** A node whose type follows from its component and which stands after those made before it. */
export function node(component: FormNode['x-component'], title: string, rest: NodeGiven = {}): FormNode {
  nextIndex += 1;
  return { type: TYPES[component], title, 'x-component': component, 'x-index': nextIndex, ...rest };
}

export function options(...values: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  return values.map((value) => ({ value, label: `选项${value}` }));
}

export function table(title: string, columns: Readonly<Record<string, FormNode>>, rest: NodeGiven = {}): FormNode {
  return node('Table', title, { ...rest, items: { type: 'object', properties: columns } });
}

export function section(title: string, properties: Readonly<Record<string, FormNode>>, rest: NodeGiven = {}): FormNode {
  return node('Section', title, { ...rest, properties });
}

export function form(properties: Readonly<Record<string, FormNode>>): FormDocument {
  return { code: 'trial', title: '试填表', clause: ['T-1'], schema: { type: 'object', properties } };
}

export function fact(name: string, type: Fact['type'], rest: Partial<Fact> = {}): Fact {
  return { name, title: `事实${name}`, type, owner: { kind: 'form', form: 'trial' }, provenance: 'declared', ...rest };
}

export function vocabularyOf(facts: readonly Fact[] = [], parameters: readonly ParameterDocument[] = []): Vocabulary {
  const outcome = compileVocabulary({ facts, parameters });
  if (outcome.value === null) throw new Error(JSON.stringify(outcome.findings));
  return outcome.value;
}

export function compiled(document: FormDocument, vocabulary: Vocabulary = vocabularyOf()): CompiledForm {
  const outcome = compileForm(document, vocabulary);
  if (outcome.value === null) throw new Error(JSON.stringify(outcome.findings, null, 1));
  return outcome.value;
}

/** Findings of a document that is not meant to be in the profile, so it is given as plain JSON. */
export function refusals(document: unknown, vocabulary: Vocabulary = vocabularyOf()): readonly Finding[] {
  const outcome = compileForm(document as FormDocument, vocabulary);
  expect(outcome.value).toBeNull();
  return outcome.findings;
}

export function fill(
  document: FormDocument,
  answers: unknown,
  rest: Partial<FormInput> = {},
  vocabulary: Vocabulary = vocabularyOf(),
): Outcome<FormEvaluation> {
  return evaluateForm(compiled(document, vocabulary), vocabulary, { facts: {}, ...rest, answers });
}

export function codes(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => finding.code);
}

/** `path code` of each finding. */
export function places(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => `${finding.path ?? ''} ${finding.code}`);
}
