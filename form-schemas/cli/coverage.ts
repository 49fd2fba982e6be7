import type { Finding } from '../engine/finding';
import { withCalendar } from '../engine/compiled-regime';
import { failedCases } from '../engine/proof/cases-pass';
import { coverageOf, type ClauseCoverage } from '../engine/proof/coverage';
import type { JsonObject } from '../engine/value';
import type { Answer, Call, Command } from './command';
import { findingJson } from './finding-json';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';
import { knownCalendar } from '../formats/calendars';

/** Says of each clause which rules bring it about and what proves it: its worked cases are run, and only those that pass count. */
export const coverage: Command = {
  verb: 'coverage',
  operands: ['<编码|文件夹>'],
  options: {},
  about:
    '逐条说明条款由哪些规则落实、由哪些算例证明（算例逐一运行，通过的才算）；未落实、未证明的为错误（试行版为提醒）',
  run: (call: Call): Answer => {
    const loaded = loadCompiled(call.operands[0] ?? '');
    const { name, edition, compiled } = loaded;
    const regime = compiled?.regime ?? null;
    const failed = compiled
      ? failedCases(withCalendar(compiled, knownCalendar()))
      : new Map<string, readonly Finding[]>();
    const clauses = regime ? coverageOf(regime, new Set(failed.keys())) : [];
    const open = clauses.flatMap((clause, index) => findingsOf(clause, index, regime?.edition === 'full'));
    const findings = [...obstacles(loaded), ...[...failed.values()].flat(), ...open];
    const counts = countStates(clauses);
    const rows = clauses.map((clause) => [
      clause.clause,
      clause.article,
      clause.subject,
      STATE_WORDS[clause.state],
      `规则 ${clause.rules.length}`,
      `证明 ${clause.proofs.length}`,
      clause.reason ?? '',
    ]);
    const summary = Object.entries(counts).map(([state, count]) => `${STATE_WORDS[state as State]} ${count}`);
    return {
      json: { regime: name, edition, counts, clauses: clauses.map(clauseJson), findings: findings.map(findingJson) },
      text: blocks(
        regime ? table([['编号', '条目', '事项', '状态', '', '', '理由'], ...rows]) : '',
        layFindings(findings),
        regime ? `${regime.title}：${clauses.length} 条，${summary.join('，')}` : '',
      ),
      findings,
    };
  },
};

type State = ClauseCoverage['state'];

const STATE_WORDS: Readonly<Record<State, string>> = {
  covered: '已落实并证明',
  'covered-without-proof': '已落实，未证明',
  advisory: '倡导',
  waived: '不执行',
  'not-modelled': '未建模',
  uncovered: '未落实',
};

/** How many clauses are in each state; every state is there. */
function countStates(clauses: readonly ClauseCoverage[]): Readonly<Record<State, number>> {
  const count = (state: State): number => clauses.filter((clause) => clause.state === state).length;
  return {
    covered: count('covered'),
    'covered-without-proof': count('covered-without-proof'),
    advisory: count('advisory'),
    waived: count('waived'),
    'not-modelled': count('not-modelled'),
    uncovered: count('uncovered'),
  };
}

function clauseJson(clause: ClauseCoverage): JsonObject {
  const { state, rules, proofs, failed, missing, reason } = clause;
  return {
    clause: clause.clause,
    article: clause.article,
    subject: clause.subject,
    state,
    rules: rules.map(({ place, kind, title }) => ({ place, kind, title })),
    proofs: proofs.map(({ place, kind, title }) => ({ place, kind, title })),
    failed: failed.map(({ place, kind, title }) => ({ place, kind, title })),
    missing,
    reason,
  };
}

/** What stands against a full edition; of a pilot one it is only said. */
function findingsOf(clause: ClauseCoverage, index: number, isFull: boolean): readonly Finding[] {
  const { state, article, subject, missing, failed } = clause;
  const words: Readonly<Partial<Record<State, readonly [string, string]>>> = {
    uncovered: [
      'clause-uncovered',
      missing.length === 0 ? '没有任何规则落实' : `没有规则落实其效力：${missing.join('、')}`,
    ],
    'not-modelled': ['clause-not-modelled', '未建模'],
    'covered-without-proof': [
      'clause-unproven',
      failed.length === 0
        ? '有规则落实，没有算例证明'
        : `有规则落实，但引用它的算例没有通过：${failed.map(({ title }) => title).join('、')}`,
    ],
  };
  const said = words[state];
  if (!said) return [];
  return [
    {
      code: said[0],
      severity: isFull || state === 'uncovered' ? 'error' : 'warning',
      message: `${article}“${subject}”${said[1]}`,
      path: `clauses.json#/clauses/${index}`,
      clause: [clause.clause],
      article,
    },
  ];
}
