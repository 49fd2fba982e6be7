import { clip } from '../clip';
import { matchesUnary } from '../expression/unary';
import { didYouMean } from '../expression/suggest';
import { found, type Finding, type Outcome } from '../finding';
import type { Facts, Json, JsonObject, Value } from '../value';
import { readValue, writeValue } from './read-value';
import type { Vocabulary } from './vocabulary';

const MAX_FINDINGS = 200;

/**
 * Reads facts from JSON. Each name that is unknown (`fact-unknown`), each value that is not of its type (`money-*`,
 * `day-invalid`, `value-*`) or outside the fact's domain (`fact-out-of-domain`) is one finding and left out; the
 * others are in the value. Values of computed facts are taken as given (what-if).
 */
export function readFacts(vocabulary: Vocabulary, json: unknown): Outcome<Facts> {
  const facts = Object.create(null) as Record<string, Value>;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return found(facts, [
      {
        code: 'facts-not-object',
        severity: 'error',
        message: '事实须是一个 JSON 对象，如 {"totalInvestment": "2000000.00"}',
      },
    ]);
  }
  const findings: Finding[] = [];
  for (const [name, given] of Object.entries(json)) {
    if (findings.length >= MAX_FINDINGS) break;
    const fact = vocabulary.facts.get(name);
    const type = vocabulary.typeOf(name);
    if (fact === undefined || type === undefined) {
      findings.push({
        code: 'fact-unknown',
        severity: 'error',
        message: `没有事实“${clip(name, 64)}”${didYouMean(name, vocabulary.facts.keys())}`,
        path: clip(name, 64),
      });
      continue;
    }
    const about = fact.clause === undefined ? {} : { clause: fact.clause };
    const read = readValue(type, given, name);
    findings.push(
      ...read.findings.map((finding) => ({ ...finding, message: `${fact.title}：${finding.message}`, ...about })),
    );
    if (read.value === null) continue;
    const domain = vocabulary.domains.get(name);
    if (domain !== undefined && !matchesUnary(domain, read.value)) {
      findings.push({
        code: 'fact-out-of-domain',
        severity: 'error',
        message: `${fact.title}：所给 ${vocabulary.word(name, read.value)} 不在取值范围 ${domain.text} 内`,
        path: name,
        parameters: { given: clip(String(given), 80), domain: domain.text },
        ...about,
      });
      continue;
    }
    facts[name] = read.value;
  }
  return found(facts, findings);
}

/** Writes facts in their JSON form; names that the vocabulary does not know are left out. */
export function writeFacts(vocabulary: Vocabulary, facts: Facts): JsonObject {
  const json: Record<string, Json> = {};
  for (const [name, value] of Object.entries(facts)) {
    const type = vocabulary.facts.has(name) ? vocabulary.typeOf(name) : undefined;
    if (type !== undefined) json[name] = writeValue(type, value);
  }
  return json;
}
