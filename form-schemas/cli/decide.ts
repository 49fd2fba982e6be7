import { isFine, type Finding } from '../engine/finding';
import { decide as decideMatrix } from '../engine/matrix/decide';
import type { Json } from '../engine/value';
import { readFacts } from '../engine/vocabulary/read-facts';
import type { Answer, Call, Command } from './command';
import { cite, findingJson } from './finding-json';
import { choose, handIn } from './hand-in';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';
import { stepCells, stepJson } from './words';

/** Asks one matrix about facts. */
export const decide: Command = {
  verb: 'decide',
  operands: ['<编码|文件夹>', '<矩阵>'],
  options: { facts: { value: '<文件|->', required: true, about: '事实，JSON 对象：名称 → 值，金额为文本（元）' } },
  about: '以给定的事实查审批矩阵：命中哪一行、由谁依次办理、依据哪一条',
  run: (call: Call): Answer => {
    const [name = '', code = ''] = call.operands;
    const given = handIn(call, 'facts');
    const loaded = loadCompiled(name);
    const head = { regime: loaded.name, edition: loaded.edition, matrix: code };
    const { compiled } = loaded;
    if (!compiled) return refused(head, obstacles(loaded));
    const matrix = choose('审批矩阵', code, compiled.matrices);
    const facts = readFacts(compiled.vocabulary, given);
    if (!isFine(facts.findings)) return refused(head, cite(facts.findings, compiled.article));
    const decision = decideMatrix(matrix, compiled.vocabulary.reader(facts.value));
    const findings = cite([...facts.findings, ...decision.findings], compiled.article);
    if (decision.value === null) return refused(head, findings);
    const { rows, chain } = decision.value;
    const words = rows.map((row) => [`第 ${row.id} 行`, compiled.article(row.clause), row.clause.join('、')]);
    return {
      json: {
        ...head,
        rows: rows.map((row) => ({ id: row.id, clause: row.clause, article: compiled.article(row.clause) })),
        chain: chain.map((step) => stepJson(step, compiled)),
        findings: findings.map(findingJson),
      },
      text: blocks(
        `审批矩阵“${matrix.document.title}”`,
        table(words),
        table(chain.map((step, index) => [`${index + 1}.`, ...stepCells(step, compiled)])),
        layFindings(findings),
      ),
      findings,
    };
  },
};

function refused(head: { readonly [name: string]: Json }, findings: readonly Finding[]): Answer {
  return {
    json: { ...head, rows: [], chain: [], findings: findings.map(findingJson) },
    text: layFindings(findings),
    findings,
  };
}
