import type { Finding } from '../finding';
import type { Fact } from '../model/fact';
import type { EvaluationDocument } from '../model/evaluation';
import { at, type ProofRule } from './rule';

/**
 * Each kind of evaluation is confirmed by bodies that exist, also where the only one would have to confirm its own; and what facts ask of evaluations is there: the kind, its grades, and
 * that a project's result is asked only of what evaluates projects.
 */
export const rule: ProofRule = {
  code: 'evaluations-fit',
  title: '每种评价写明由谁确认；事实所取的评价种类和等次存在',
  needs: 'document',
  prove(regime) {
    const bodies = new Set(regime.bodies.map(({ code }) => code));
    const confirmers = (regime.evaluation?.kinds ?? []).flatMap((kind, index) => {
      const { code, title, clause, confirmers = [], standIns = [], mode } = kind;
      const path = `evaluation.json#/kinds/${index}/confirmers`;
      const more = { rule: code, clause };
      if (confirmers.length === 0)
        return [at(path, 'confirmers-missing', `“${title}”没有写明由谁确认，评价便无人可以确认`, more)];
      const all = [...confirmers, ...standIns];
      const named = all.flatMap((body, number) => {
        const here =
          number < confirmers.length
            ? `${path}/${number}`
            : `evaluation.json#/kinds/${index}/standIns/${number - confirmers.length}`;
        if (!bodies.has(body)) return [at(here, 'body-unknown', `引用的机构或岗位 ${body} 不存在`, more)];
        return all.indexOf(body) === number
          ? []
          : [at(here, 'confirmer-twice', `“${title}”的确认机构 ${body} 写了两次，请去掉一个`, more)];
      });
      if (confirmers.length > 1) return named;
      if (mode === 'all') {
        const message = `“${title}”须由各家分别确认（all），所写的只有一家`;
        return [...named, at(`evaluation.json#/kinds/${index}/mode`, 'confirmers-alone', message, more)];
      }
      if (standIns.length > 0) return named;
      const message = `“${title}”只由 ${confirmers[0]} 确认，被评价的就是该机构所在单位时无人可以确认，请写明由谁代为确认（standIns）`;
      return [...named, at(`evaluation.json#/kinds/${index}`, 'stand-in-missing', message, more)];
    });
    return [...confirmers, ...regime.facts.flatMap((fact, index) => ofFact(regime.evaluation, fact, index))];
  },
};

function ofFact(evaluation: EvaluationDocument | undefined, fact: Fact, index: number): readonly Finding[] {
  const { owner, title, name } = fact;
  if (owner.kind !== 'evaluation') return [];
  const findings: Finding[] = [];
  const say = (path: string, code: string, message: string) =>
    findings.push(at(`facts.json#/facts/${index}/${path}`, code, message, { rule: name, clause: fact.clause ?? [] }));
  const grades = (evaluation?.grades ?? []).map(({ value }) => value);
  const kinds = evaluation?.kinds ?? [];
  const kind = kinds.find(({ code }) => code === owner.evaluation);
  if (evaluation === undefined)
    say('owner', 'evaluation-missing', `“${title}”取自绩效评价，而制度没有 evaluation.json`);
  else if (owner.evaluation !== undefined && !kind)
    say('owner/evaluation', 'evaluation-unknown', `引用的评价种类 ${owner.evaluation} 不存在`);
  else if (owner.of === 'project' && (kind ? [kind] : kinds).every(({ of }) => of === 'unit'))
    say('owner/of', 'evaluation-of-unit', `“${title}”取项目的评价，所取的评价针对单位`);
  owner.grades?.forEach((grade, number) => {
    const path = `owner/grades/${number}`;
    if (!grades.includes(grade)) say(path, 'grade-unknown', `评价等次 ${grade} 不存在`);
    else if (owner.grades?.indexOf(grade) !== number)
      say(path, 'grade-twice', `评价等次 ${grade} 写了两次，请去掉一个`);
  });
  const options = (fact.options ?? []).map(({ value }) => value);
  if (owner.result === 'grade' && [...options].sort().join() !== [...grades].sort().join())
    say('options', 'grade-options', `“${title}”的选项须恰为各评价等次：${grades.join('、')}`);
  return findings;
}
