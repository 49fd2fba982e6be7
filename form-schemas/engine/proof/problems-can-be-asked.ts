import type { CompiledCheck } from '../check/compile';
import type { Finding } from '../finding';
import type { CheckDocument } from '../model/check';
import type { ProcedureDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { sourceOf } from '../procedure/given';
import { hostFacts } from './host-facts';
import { surenessOf } from './known';
import { at, type ProofRule } from './rule';

/** Where the problems of the government are asked for: beside no project and no unit, by what is recorded of the government alone. */
const OF_GOVERNMENT: Pick<ProcedureDocument, 'code' | 'kind' | 'opens'> = {
  code: '',
  kind: 'side',
  opens: { of: 'government' },
};

/**
 * A named problem of the government (`answeredBy`) reads only what can be known there: a fact of a project or a unit would be empty
 * for ever, and the problem never be found. No problem is looked for twice under two names.
 */
export const rule: ProofRule = {
  code: 'problems-can-be-asked',
  title: '政府的问题只看政府的记录，同一问题不查两遍',
  needs: 'compiled',
  prove(compiled) {
    const known = hostFacts(compiled, OF_GOVERNMENT);
    const first = new Map<string, string>();
    return compiled.regime.checks.flatMap((document, index): readonly Finding[] => {
      const check = compiled.checks.get(document.code);
      if (!check || document.effect !== 'report') return [];
      const path = `checks.json#/checks/${index}`;
      const more = { rule: document.code, clause: document.clause };
      const asked = whatIsAsked(document);
      const before = first.get(asked);
      if (before === undefined) first.set(asked, document.title);
      const twice =
        before === undefined
          ? []
          : [at(path, 'problem-twice', `“${document.title}”与“${before}”查的是同一问题，请合为一项`, more)];
      if (document.answeredBy === undefined) return twice;
      const unread = storedFacts(compiled, check).filter((name) => surenessOf(known, name) === 'never');
      return [
        ...twice,
        ...unread.map((name) => {
          const source = `“${compiled.vocabulary.titleOf(name)}”（${sourceOf(compiled, name)}）`;
          const message = `“${document.title}”写明了由谁负责（answeredBy），只对政府查一次，而它要看${source}，那里没有这一事实，永远查不出；请改看政府的台账，或者去掉 answeredBy，对各项目去查`;
          return at(path, 'problem-unreadable', message, more);
        }),
      ];
    });
  },
};

function whatIsAsked({ applies, require, sameRow, inTime, answeredBy }: CheckDocument): string {
  return JSON.stringify([applies ?? null, require ?? null, sameRow ?? null, inTime ?? null, answeredBy ?? null]);
}

/** What a check reads in the end, computed facts followed down to what they are computed from. */
function storedFacts({ vocabulary }: CompiledRegime, check: CompiledCheck): readonly string[] {
  const { applies, require, inTime, sameRow } = check;
  const open = [
    ...(applies?.dependencies ?? []),
    ...(require?.dependencies ?? []),
    ...(inTime ? [inTime.document.from, inTime.document.done, ...inTime.count.dependencies] : []),
    ...(sameRow
      ? [...sameRow.with.values()].flatMap(({ dependencies }) => dependencies).concat(sameRow.among?.list ?? [])
      : []),
  ];
  const found = new Set<string>();
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const fact = vocabulary.facts.get(name);
    if (!fact || seen.has(name)) continue;
    seen.add(name);
    if (fact.owner.kind === 'computed') open.push(...vocabulary.inputsOf(name));
    else found.add(name);
  }
  return [...found].sort();
}
