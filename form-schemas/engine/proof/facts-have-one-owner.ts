import type { Finding } from '../finding';
import type { FormNode } from '../model/form';
import type { FormDocument } from '../model/form';
import { at, pointer, type ProofRule } from './rule';

/** A fact of a form is set by exactly one field of exactly that form; a field sets no fact that another owns. */
export const rule: ProofRule = {
  code: 'facts-have-one-owner',
  title: '每个事实只有一个来源',
  needs: 'document',
  prove(regime) {
    const findings: Finding[] = [];
    const setAt = new Map<string, string>();
    for (const form of regime.forms) {
      for (const { name, path } of fieldsWithFact(form)) {
        const fact = regime.facts.find((candidate) => candidate.name === name);
        if (!fact) findings.push(at(path, 'fact-unknown', `字段要设定的事实 ${name} 不在词汇表中`));
        else if (fact.owner.kind !== 'form' || fact.owner.form !== form.code)
          findings.push(
            at(path, 'fact-of-other-owner', `事实“${fact.title}”的来源不是表单“${form.title}”，这里不能设定它`),
          );
        const before = setAt.get(name);
        if (before !== undefined) findings.push(at(path, 'fact-set-twice', `事实 ${name} 已由 ${before} 设定`));
        else setAt.set(name, path);
      }
    }
    regime.facts.forEach((fact, index) => {
      if (fact.owner.kind !== 'form' || setAt.has(fact.name)) return;
      findings.push(
        at(
          `facts.json#/facts/${index}/owner`,
          'fact-never-set',
          `事实“${fact.title}”来自表单 ${fact.owner.form}，但那里没有字段设定它`,
        ),
      );
    });
    const asked = new Set(regime.scope.questions.map((question) => question.fact));
    regime.facts.forEach((fact, index) => {
      if (fact.owner.kind === 'scope' && !asked.has(fact.name))
        findings.push(
          at(
            `facts.json#/facts/${index}/owner`,
            'fact-never-asked',
            `事实“${fact.title}”来自适用范围问答，但没有这一问`,
          ),
        );
      if (fact.owner.kind !== 'scope' && asked.has(fact.name))
        findings.push(
          at(
            `facts.json#/facts/${index}/owner`,
            'fact-of-other-owner',
            `适用范围问答问了“${fact.title}”，它的来源却不是问答`,
          ),
        );
    });
    return findings;
  },
};

function fieldsWithFact(form: FormDocument): readonly { readonly name: string; readonly path: string }[] {
  const found: { name: string; path: string }[] = [];
  const walk = (nodes: Readonly<Record<string, FormNode>> | undefined, path: string) => {
    for (const [key, node] of Object.entries(nodes ?? {})) {
      const here = `${path}/${pointer(key)}`;
      if (node['x-fact'] !== undefined) found.push({ name: node['x-fact'], path: `${here}/x-fact` });
      walk(node.properties, `${here}/properties`);
      walk(node.items?.properties, `${here}/items/properties`);
    }
  };
  walk(form.schema.properties, `forms/${form.code}.json#/schema/properties`);
  return found;
}
