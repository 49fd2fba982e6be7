import type { Finding } from '../finding';
import { nodesOf } from './form-nodes';
import { lifeOwners } from './life-owners';
import { at, type ProofRule } from './rule';

/** A fact has exactly one source and that source sets it: a field of its form, a scope question, a window. */
export const rule: ProofRule = {
  code: 'facts-have-one-owner',
  title: '每个事实只有一个来源',
  needs: 'document',
  prove(regime) {
    const findings: Finding[] = [];
    const setAt = new Map<string, string>();
    for (const form of regime.forms) {
      for (const { node, path: field } of nodesOf(form)) {
        const name = node['x-fact'];
        if (name === undefined) continue;
        const path = `${field}/x-fact`;
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
    const recorded = new Map([
      ...(['filedOn', 'today'] as const).map((name) => [name, 'date'] as const),
      ['clockYear', 'integer'] as const,
      ...regime.windows.map(({ sets }) => [sets, 'integer'] as const),
      ...regime.windows.flatMap(({ late }) => (late?.sets === undefined ? [] : [[late.sets, 'boolean'] as const])),
    ]);
    regime.facts.forEach((fact, index) => {
      if (fact.owner.kind !== 'case' || recorded.get(fact.name) === fact.type) return;
      const message = recorded.has(fact.name)
        ? `办理过程记录的事实“${fact.title}”的类型须为 ${recorded.get(fact.name) ?? ''}，所写为 ${fact.type}`
        : `事实“${fact.title}”由办理过程记录，但没有申报期设定它；办理过程只记录 filedOn、today、clockYear 和申报期的年度`;
      findings.push(at(`facts.json#/facts/${index}/owner`, 'fact-never-recorded', message));
    });
    findings.push(...lifeOwners(regime));
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
