import { evaluateForm } from '../engine/form/evaluate-form';
import { isFine, type Finding } from '../engine/finding';
import type { JsonObject } from '../engine/value';
import { readFacts, writeFacts } from '../engine/vocabulary/read-facts';
import type { Answer, Call, Command } from './command';
import { cite, findingJson } from './finding-json';
import { choose, handIn, refuseTwoInputs } from './hand-in';
import { blocks, layFindings, table } from './layout';
import { loadCompiled, obstacles } from './load-regime';

/** Holds answers against a form. */
export const validate: Command = {
  verb: 'validate',
  operands: ['<编码|文件夹>', '<表单>'],
  options: {
    answers: { value: '<文件|->', required: true, about: '表单答案，JSON 对象' },
    facts: { value: '<文件|->', about: '此前已知的事实' },
    partial: { about: '草稿：缺项只作说明' },
  },
  about: '以表单规则校验答案，给出清理后的答案与写入的事实',
  run: (call: Call): Answer => {
    refuseTwoInputs(call, ['answers', 'facts']);
    const [name = '', code = ''] = call.operands;
    const [given, known] = [handIn(call, 'answers'), handIn(call, 'facts')];
    const loaded = loadCompiled(name);
    const { compiled } = loaded;
    if (!compiled) return answer(loaded.name, code, {}, {}, obstacles(loaded), '');
    const form = choose('表单', code, compiled.forms);
    const before = readFacts(compiled.vocabulary, known);
    if (!isFine(before.findings)) return answer(loaded.name, code, {}, {}, cite(before.findings, compiled.article), '');
    const { value, findings } = evaluateForm(form, compiled.vocabulary, {
      answers: given,
      facts: before.value,
      partial: call.options.has('partial'),
    });
    const cited = cite([...before.findings, ...findings], compiled.article);
    const words = Object.entries(value.facts).map(([fact, set]) => [
      compiled.vocabulary.titleOf(fact),
      compiled.vocabulary.word(fact, set),
    ]);
    const text = blocks(
      `表单“${form.document.title}”：${isFine(cited) ? '符合要求' : '不符合要求'}`,
      words.length === 0 ? '' : `写入的事实\n${table(words)}`,
    );
    return answer(loaded.name, code, value.answers, writeFacts(compiled.vocabulary, value.facts), cited, text);
  },
};

function answer(
  regime: string,
  form: string,
  answers: JsonObject,
  facts: JsonObject,
  findings: readonly Finding[],
  text: string,
): Answer {
  return {
    json: { regime, form, findings: findings.map(findingJson), answers, facts },
    text: blocks(text, layFindings(findings)),
    findings,
  };
}
