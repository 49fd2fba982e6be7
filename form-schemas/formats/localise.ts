import type { Regime } from '../engine/model/regime';
import { regimeWords, wordParameter } from './regime-words';

/** Something of a regime taken over from a higher government that usually has to be one's own. */
export interface LocalItem {
  /** Names it whatever its position: `basis/number`, `bodies/mayor`. */
  readonly key: string;
  readonly group: 'basics' | 'scope' | 'bodies' | 'parameters';
  readonly title: string;
  /** Where it stands in one's own files. */
  readonly path: string;
  readonly own: string;
  readonly above: string;
  /** Differs from what the higher government has. */
  readonly changed: boolean;
}

/** Longest list of confirmed keys that is stored. */
export const MOST_KEPT = 500;

/**
 * What a regime that was started from a higher government's edition has to make its own: whose document it is, whom its
 * scope takes in, what bodies are called, what the text leaves to each government. What only one of both has is one's
 * own already and is not listed; nor is the applicant, who is called the same everywhere.
 */
export function localItems(own: Regime, above: Regime): readonly LocalItem[] {
  const words = regimeWords(own, own);
  const item = (
    group: LocalItem['group'],
    key: string,
    title: string,
    path: string,
    now: string,
    was: string,
  ): LocalItem => ({ key, group, title, path, own: now, above: was, changed: now !== was });
  const basics = BASICS.map(({ key, title, read }) =>
    item('basics', key, title, `regime.json#/${key}`, read(own), read(above)),
  );
  const rules = own.scope.rules.flatMap((rule, index) => {
    const was = above.scope.rules.find(({ code }) => code === rule.code);
    const say = (one: typeof rule): string => `${words.formula(one.require)}：${one.message}`;
    return was
      ? [item('scope', `scope/${rule.code}`, rule.message, `regime.json#/scope/rules/${index}`, say(rule), say(was))]
      : [];
  });
  const bodies = own.bodies.flatMap((body, index) => {
    const was = above.bodies.find(({ code }) => code === body.code);
    return was && body.resolve !== 'applicant'
      ? [item('bodies', `bodies/${body.code}`, body.title, `bodies.json#/bodies/${index}`, body.title, was.title)]
      : [];
  });
  const parameters = own.parameters.flatMap((one, index) => {
    const was = above.parameters.find(({ name }) => name === one.name);
    return was
      ? [
          item(
            'parameters',
            `parameters/${one.name}`,
            one.title,
            `regime.json#/parameters/${index}`,
            wordParameter(one),
            wordParameter(was),
          ),
        ]
      : [];
  });
  return [...basics, ...rules, ...bodies, ...parameters];
}

/** What is neither changed nor confirmed. */
export function unsettledItems(items: readonly LocalItem[], kept: readonly string[]): readonly LocalItem[] {
  return items.filter(({ key, changed }) => !changed && !kept.includes(key));
}

const BASICS: readonly { readonly key: string; readonly title: string; readonly read: (regime: Regime) => string }[] = [
  { key: 'title', title: '制度名称', read: ({ title }) => title },
  { key: 'basis/title', title: '文件名称', read: ({ basis }) => basis.title },
  { key: 'basis/number', title: '文号', read: ({ basis }) => basis.number },
  { key: 'basis/issuer', title: '发文机关', read: ({ basis }) => basis.issuer },
  { key: 'basis/issued', title: '印发日期', read: ({ basis }) => basis.issued },
  { key: 'basis/effectiveFrom', title: '施行日期', read: ({ basis }) => basis.effectiveFrom },
];
