import { compileExpression } from '../../../form-schemas/engine/expression/compile';
import type { Scope } from '../../../form-schemas/engine/expression/scope';
import type { Finding } from '../../../form-schemas/engine/finding';
import type { Type, Value } from '../../../form-schemas/engine/value';

/** An invented vocabulary that the expression tests speak. */
export const types: Readonly<Record<string, Type>> = {
  total: { kind: 'money' },
  paid: { kind: 'money' },
  share: { kind: 'number' },
  months: { kind: 'integer' },
  years: { kind: 'integer' },
  urgent: { kind: 'boolean' },
  secret: { kind: 'boolean' },
  filedOn: { kind: 'date' },
  remark: { kind: 'text' },
  kind: { kind: 'enum', values: ['self-build', 'service', 'mixed'] },
  level: { kind: 'enum', values: ['city', 'county'] },
  kinds: { kind: 'list', of: { kind: 'enum', values: ['self-build', 'service', 'mixed'] } },
  amounts: { kind: 'list', of: { kind: 'money' } },
  counts: { kind: 'list', of: { kind: 'integer' } },
  flags: { kind: 'list', of: { kind: 'boolean' } },
  words: { kind: 'list', of: { kind: 'text' } },
  funds: {
    kind: 'list',
    of: {
      kind: 'record',
      fields: { source: { kind: 'text' }, amount: { kind: 'money' }, months: { kind: 'integer' } },
    },
  },
  parameters: { kind: 'record', fields: { limit: { kind: 'money' }, rate: { kind: 'number' } } },
};

export const scope: Scope = {
  names: new Map(Object.entries(types)),
  aliases: new Map([
    ['总投资', 'total'],
    ['建设方式', 'kind'],
  ]),
};

/** The value of an expression over some facts (absent: null); fails where it does not compile. */
export function answer(text: string, facts: Readonly<Record<string, Value>> = {}, expected?: Type): Value {
  const compiled = compileExpression(text, scope, expected);
  if (compiled.value === null)
    throw new Error(`${text}: ${compiled.findings.map((finding) => finding.message).join('; ')}`);
  return compiled.value.evaluate((name) => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null));
}

/** The findings by which a text is refused. */
export function refusals(text: string, expected?: Type): readonly Finding[] {
  const compiled = compileExpression(text, scope, expected);
  expect(compiled.value).toBeNull();
  return compiled.findings;
}

/** The one finding by which a text is refused. */
export function refusal(text: string, expected?: Type): Finding {
  const findings = refusals(text, expected);
  expect(findings).toHaveLength(1);
  return findings[0] as Finding;
}

/** Yuan as the engine holds them. */
export function yuan(amount: number): number {
  return Math.round(amount * 100);
}
