import { compileExpression, type CompiledExpression } from '../expression/compile';
import { KEYWORDS } from '../expression/language';
import type { Scope } from '../expression/scope';
import { parseUnary, type UnaryTests } from '../expression/unary';
import { found, type Finding, type Outcome } from '../finding';
import type { Fact } from '../model/fact';
import type { Regime } from '../model/regime';
import type { Facts, Type, Value } from '../value';
import { findLoop } from './find-loop';
import { typeOfFact } from './fact-type';
import { FACT_NAME, sayer } from './names';
import { readParameters } from './parameters';
import { readerOver } from './reader';
import { wordValue } from './word-value';

/** The names that conditions of a regime speak, with what is known of each. */
export interface Vocabulary {
  /** Every fact by name, and the record `parameters`. */
  readonly scope: Scope;
  readonly facts: ReadonlyMap<string, Fact>;
  /** Domains of facts that have one. */
  readonly domains: ReadonlyMap<string, UnaryTests>;
  /** Also of `parameters.<name>`. */
  typeOf(name: string): Type | undefined;
  /** The Chinese title, or the name where there is none. */
  titleOf(name: string): string;
  /**
   * A reader over stored facts. A stored value that is not null wins; else a computed fact is computed once per
   * reader and one that a procedure decides is false; `parameters` answers the record of their values, those set yearly by
   * the year that their fact names. What comes of records and side cases is null until a host has given it: no rows is
   * something it must say. Unknown names are null.
   */
  reader(facts: Facts): (name: string) => Value;
  /** What a computed fact is computed from; empty for any other. */
  inputsOf(name: string): readonly string[];
  /** A value in words: `500万元`, 是/否, the option's title, 未填. */
  word(name: string, value: Value): string;
}

const ALIAS = /^\p{L}[\p{L}0-9]{0,63}$/u;
const RESERVED: ReadonlySet<string> = new Set([
  'parameters',
  'item',
  'not',
  'date',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
]);
const PARAMETERS = 'parameters';

/**
 * Builds the vocabulary of a regime. Findings (path `facts.json#/facts/3/…`, `regime.json#/parameters/0/…`):
 * `fact-name-invalid`, `fact-name-duplicate`, `fact-title-duplicate` (warning), `fact-incomplete`,
 * `fact-domain-invalid`, `fact-loop`, `parameter-invalid`, and the expression's own with the place of the fact.
 */
export function compileVocabulary(regime: Pick<Regime, 'facts' | 'parameters'>): Outcome<Vocabulary | null> {
  const findings: Finding[] = [];
  const facts = new Map<string, Fact>();
  const places = new Map<string, string>();
  const names = new Map<string, Type>();
  const domains = new Map<string, UnaryTests>();

  regime.facts.forEach((fact, at) => {
    const path = `facts.json#/facts/${at}`;
    const say = sayer(findings, path, fact.clause);
    if (!FACT_NAME.test(fact.name) || KEYWORDS.has(fact.name) || RESERVED.has(fact.name)) {
      say(
        'fact-name-invalid',
        `事实名“${String(fact.name).slice(0, 64)}”须以小写英文字母起头，只含英文字母和数字，且不是保留字`,
        '/name',
      );
      return;
    }
    if (facts.has(fact.name)) {
      say('fact-name-duplicate', `事实名“${fact.name}”重复`, '/name');
      return;
    }
    const type = typeOfFact(fact);
    if (typeof type === 'string') {
      say('fact-incomplete', `事实“${fact.title}”：${type}`);
      return;
    }
    facts.set(fact.name, fact);
    places.set(fact.name, path);
    names.set(fact.name, type);
    if (fact.domain === undefined) return;
    const domain = parseUnary(fact.domain, type);
    if (domain.value !== null) domains.set(fact.name, domain.value);
    for (const finding of domain.findings)
      say('fact-domain-invalid', `事实“${fact.title}”的取值范围：${finding.message}`, '/domain', finding);
  });

  const set = readParameters(regime.parameters, names, findings);
  const { fields } = set;
  names.set(PARAMETERS, { kind: 'record', fields });
  const scope: Scope = { names, aliases: aliasesOf(facts, names, places, findings), hangsOn: set.hangsOn };
  const computed = compileComputed(facts, names, places, scope, findings);

  if (findings.some((finding) => finding.severity === 'error')) return found(null, findings);
  const parameters = new Map(regime.parameters.map((parameter) => [`${PARAMETERS}.${parameter.name}`, parameter]));
  const typeOf = (name: string): Type | undefined => {
    if (!name.startsWith(`${PARAMETERS}.`)) return names.get(name);
    const field = name.slice(PARAMETERS.length + 1);
    return Object.hasOwn(fields, field) ? fields[field] : undefined;
  };
  const vocabulary: Vocabulary = {
    scope,
    facts,
    domains,
    typeOf,
    titleOf: (name) => facts.get(name)?.title ?? parameters.get(name)?.title ?? name,
    reader: readerOver(facts, computed, set),
    inputsOf: (name) => computed.get(name)?.dependencies ?? [],
    word: (name, value) =>
      wordValue(typeOf(name), (facts.get(name) ?? parameters.get(name))?.options, value, facts.get(name)?.unit),
  };
  return found(vocabulary, findings);
}

/** Titles that may be written instead of names: one word of letters, of one fact only, and no name itself. */
function aliasesOf(
  facts: ReadonlyMap<string, Fact>,
  names: ReadonlyMap<string, Type>,
  places: ReadonlyMap<string, string>,
  findings: Finding[],
): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const fact of facts.values()) {
    const other = first.get(fact.title);
    if (other === undefined) {
      first.set(fact.title, fact.name);
      continue;
    }
    ambiguous.add(fact.title);
    findings.push({
      code: 'fact-title-duplicate',
      severity: 'warning',
      message: `事实 ${other} 与 ${fact.name} 的名称都是“${fact.title}”，条件中不能用此名称`,
      path: `${places.get(fact.name) ?? 'facts.json#'}/title`,
    });
  }
  const usable = [...first].filter(
    ([title]) =>
      ALIAS.test(title) && !ambiguous.has(title) && !names.has(title) && !KEYWORDS.has(title) && !RESERVED.has(title),
  );
  return new Map(usable);
}

/** What a fact is where no value is stored: its computation, or "not in such a case". */
function fallbackOf({ owner }: Fact): string | null {
  if (owner.kind === 'computed') return owner.expression;
  return owner.kind === 'procedure' ? 'false' : null;
}

function compileComputed(
  facts: ReadonlyMap<string, Fact>,
  names: ReadonlyMap<string, Type>,
  places: ReadonlyMap<string, string>,
  scope: Scope,
  findings: Finding[],
): ReadonlyMap<string, CompiledExpression> {
  const computed = new Map<string, CompiledExpression>();
  for (const fact of facts.values()) {
    const text = fallbackOf(fact);
    if (text === null) continue;
    const path = `${places.get(fact.name) ?? 'facts.json#'}/owner/expression`;
    const compiled = compileExpression(text, scope, names.get(fact.name));
    if (compiled.value !== null) computed.set(fact.name, compiled.value);
    for (const finding of compiled.findings) {
      findings.push({
        ...finding,
        message: `事实“${fact.title}”的算式：${finding.message}`,
        path,
        ...(fact.clause ? { clause: fact.clause } : {}),
      });
    }
  }
  const loop = findLoop(new Map([...computed].map(([name, expression]) => [name, expression.dependencies])));
  if (loop !== null) {
    const [start = ''] = loop.names;
    findings.push({
      code: loop.kind === 'loop' ? 'fact-loop' : 'fact-chain-too-long',
      severity: 'error',
      message:
        loop.kind === 'loop'
          ? `事实的算式循环引用：${loop.names.join(' → ')}（${loop.names.map((name) => facts.get(name)?.title ?? name).join(' → ')}）`
          : `事实的算式层层引用过深，自“${facts.get(start)?.title ?? start}”起`,
      path: `${places.get(start) ?? 'facts.json#'}/owner/expression`,
      parameters: { names: loop.names },
    });
  }
  return computed;
}
