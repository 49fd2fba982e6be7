import { found, isFine, type Finding, type Outcome } from '../engine/finding';
import type { HitPolicy, MatrixDocument, MatrixInput, MatrixRow } from '../engine/model/matrix';
import type { Json } from '../engine/value';
import { checkShape } from '../formats/check-shape';
import { schemaReference } from '../formats/document-kind';
import { chainOf } from './chain-of';
import { ANNOTATIONS, policyOf, PREFIXES, reckons } from './dmn-names';
import { prioritiesOf } from './priorities-of';
import { readXml, type XmlElement } from './read-xml';

/**
 * Reads a decision table of DMN (1.1 to 1.5) as a matrix: of a file that `writeDmn` wrote, the same one. Of another tool's
 * file, codes come from ids and names, and clauses are empty, which is said: no rule holds without its article.
 *
 * Findings: those of {@link readXml}; `dmn-not-dmn`, `dmn-decision`, `dmn-policy`, `dmn-input`, `dmn-output`, `dmn-rule`; `shape-…` of
 * what has come of it; the warning `dmn-clause-missing`.
 */
export function readDmn(text: string, wanted?: string): Outcome<MatrixDocument | null> {
  const xml = readXml(text, PREFIXES);
  if (!xml.value) return found(null, xml.findings);
  const findings: Finding[] = [];
  const decision = chooseDecision(xml.value, wanted, findings);
  const table = decision && all(decision, 'decisionTable')[0];
  if (!decision || !table) return found(null, findings);
  const matrix = readTable(decision, table, findings);
  if (!matrix || !isFine(findings)) return found(null, findings);
  const path = `matrices/${matrix.code}.json`;
  const shape = checkShape('matrix', { $schema: schemaReference(path, 'matrix'), ...matrix } as unknown as Json, path);
  if (shape.length > 0) return found(null, shape);
  if (matrix.clause.length === 0 || matrix.rows.some(({ clause }) => clause.length === 0))
    findings.push({
      code: 'dmn-clause-missing',
      severity: 'warning',
      message: '文件没有写明条款，须逐行补上依据',
      path,
    });
  return found(matrix, findings);
}

function chooseDecision(root: XmlElement, wanted: string | undefined, findings: Finding[]): XmlElement | null {
  const say = (code: string, message: string): null => {
    findings.push({ code, severity: 'error', message });
    return null;
  };
  if (root.name !== 'dmn:definitions')
    return say('dmn-not-dmn', '不是 DMN 文件：根元素须为 DMN 命名空间的 definitions');
  const decisions = all(root, 'decision').filter((one) => all(one, 'decisionTable').length > 0);
  const names = decisions.map((one) => one.attributes.get('id') ?? one.attributes.get('name') ?? '').join('、');
  if (wanted !== undefined)
    return (
      decisions.find((one) => one.attributes.get('id') === wanted) ??
      say('dmn-decision', `没有决策表“${wanted}”；有：${names || '无'}`)
    );
  const [only] = decisions;
  return only && decisions.length === 1
    ? only
    : say('dmn-decision', only ? `文件中有几张决策表，须指明一张：${names}` : '文件中没有决策表（decisionTable）');
}

function readTable(decision: XmlElement, table: XmlElement, findings: Finding[]): MatrixDocument | null {
  const say = (code: string, message: string): void => void findings.push({ code, severity: 'error', message });
  const [policy, aggregation] = [table.attributes.get('hitPolicy'), table.attributes.get('aggregation')];
  const hit = policyOf(policy, aggregation);
  if (hit === null)
    say(
      'dmn-policy',
      `决策表的命中方式须为 UNIQUE、ANY、FIRST、PRIORITY、RULE ORDER、OUTPUT ORDER、COLLECT，COLLECT 可加 SUM、MIN、MAX、COUNT；所给为“${policy ?? 'UNIQUE'}${aggregation === undefined ? '' : ` ${aggregation}`}”`,
    );
  const outputs = all(table, 'output');
  if (outputs.length !== 1) say('dmn-output', `决策表须有一个输出列，所给有 ${outputs.length} 个`);
  const code = codeFrom(decision.attributes.get('id'), 'matrix');
  const title = decision.attributes.get('name') ?? code;
  const kept = extension(decision, 'matrix');
  const inputs = readInputs(all(table, 'input'), say);
  if (hit === null || inputs === null || !isFine(findings)) return null;
  const rows = readRows(table, inputs, hit, say);
  if (!isFine(findings)) return null;
  const priorities = prioritiesOf(rows, listOf(kept?.get('priorities')), textIn(outputs[0], 'outputValues'), hit);
  const note = described(decision);
  return {
    code,
    title,
    clause: listOf(kept?.get('clause')) ?? [],
    hit,
    inputs,
    rows,
    ...(priorities === null ? {} : { priorities }),
    ...(note === null ? {} : { note }),
  };
}

type Say = (code: string, message: string) => void;

function readInputs(columns: readonly XmlElement[], say: Say): readonly MatrixInput[] | null {
  const codes = new Set<string>();
  const inputs = columns.map((column, index): MatrixInput => {
    const kept = extension(column, 'column');
    const expression = textIn(column, 'inputExpression');
    if (expression === null || expression.trim() === '')
      say('dmn-input', `第 ${index + 1} 列没有表达式（inputExpression）`);
    const label = column.attributes.get('label') ?? first(column, 'inputExpression')?.attributes.get('label');
    const own = kept?.get('code') ?? nameFrom(expression ?? label, `column${index + 1}`);
    const code = codes.has(own) ? `${own}-${index + 1}` : own;
    codes.add(code);
    const domain = textIn(column, 'inputValues');
    const clause = listOf(kept?.get('clause'));
    return {
      code,
      title: label ?? expression ?? code,
      expression: expression ?? '',
      ...(domain === null ? {} : { domain }),
      ...(clause === null ? {} : { clause }),
    };
  });
  return inputs;
}

/** How a chain may be written. */
const CHAINS = '[{"action": "decide", "mode": "one", "bodies": ["mayor"]}]、"mayor"';

function readRows(table: XmlElement, inputs: readonly MatrixInput[], hit: HitPolicy, say: Say): readonly MatrixRow[] {
  const annotations = all(table, 'annotation').map((one) => one.attributes.get('name') ?? '');
  const ids = new Set<string>();
  return all(table, 'rule').map((rule, index): MatrixRow => {
    const [cells, outputs] = [all(rule, 'inputEntry'), all(rule, 'outputEntry')];
    const notes = all(rule, 'annotationEntry').map((one) => textIn(one) ?? '');
    const beside = (name: string): string | undefined => notes[annotations.indexOf(name)];
    const where = `第 ${index + 1} 行`;
    if (cells.length !== inputs.length)
      say('dmn-rule', `${where}有 ${cells.length} 格条件，应与列数 ${inputs.length} 相同`);
    if (outputs.length !== 1) say('dmn-rule', `${where}须有一格输出，所给有 ${outputs.length} 格`);
    const output = textIn(outputs[0]) ?? '';
    const told = reckons(hit) ? (beside(ANNOTATIONS.chain) ?? '') : output;
    const chain = chainOf(told);
    if (chain === null)
      say(
        'dmn-output',
        reckons(hit)
          ? `${where}的输出是数，审批链须写在注释列“${ANNOTATIONS.chain}”，如 ${CHAINS}；${annotations.includes(ANNOTATIONS.chain) ? `所给为“${told.slice(0, 60)}”` : '文件没有这一列'}`
          : `${where}的输出须为审批链，如 ${CHAINS}；所给为“${told.slice(0, 60)}”`,
      );
    const own = codeFrom(rule.attributes.get('id')?.replace(/^rule_/, ''), `row-${index + 1}`);
    const id = ids.has(own) ? `${own}-${index + 1}` : own;
    ids.add(id);
    return {
      id,
      ...conditionsOf(rule, cells, inputs),
      chain: chain ?? [],
      ...besidesOf(reckons(hit) ? output.trim() : beside(ANNOTATIONS.number), beside),
      ...noteOf(rule),
    };
  });
}

/** The cells that are not open, and those that are said to be; with the regulation's words. */
function conditionsOf(
  rule: XmlElement,
  cells: readonly XmlElement[],
  inputs: readonly MatrixInput[],
): Pick<MatrixRow, 'when' | 'words'> {
  const kept = extension(rule, 'row');
  const open = listOf(kept?.get('open')) ?? [];
  const told = inputs.map(({ code }, index) => ({
    code,
    cell: textIn(cells[index]) ?? '-',
    words: described(cells[index]),
  }));
  const when = Object.fromEntries(
    told.flatMap(({ code, cell }) => (cell === '-' && !open.includes(code) ? [] : [[code, cell === '' ? '-' : cell]])),
  );
  const words = Object.fromEntries(told.flatMap(({ code, words: said }) => (said === null ? [] : [[code, said]])));
  return { when, ...(Object.keys(words).length > 0 || kept?.get('words') === 'none' ? { words } : {}) };
}

function besidesOf(
  number: string | undefined,
  beside: (name: string) => string | undefined,
): Pick<MatrixRow, 'number' | 'clause' | 'settles'> {
  const settles = beside(ANNOTATIONS.settles) ?? '';
  return {
    ...(number === undefined || number === '' || number === 'null' ? {} : { number }),
    clause: listOf(beside(ANNOTATIONS.clause)) ?? [],
    ...(settles === '' ? {} : { settles }),
  };
}

function noteOf(rule: XmlElement): Pick<MatrixRow, 'note'> {
  const note = described(rule);
  return note === null ? {} : { note };
}

function all(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === `dmn:${name}`);
}

function first(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && all(element, name)[0];
}

/** What stands in the `text` of an element, or of the child with that name; null where there is none. */
function textIn(element: XmlElement | undefined, child?: string): string | null {
  const holder = child === undefined ? element : first(element, child);
  return first(holder, 'text')?.text ?? null;
}

function described(element: XmlElement | undefined): string | null {
  return first(element, 'description')?.text ?? null;
}

function extension(element: XmlElement, name: string): ReadonlyMap<string, string> | undefined {
  const holder = first(element, 'extensionElements');
  return holder?.children.find((child) => child.name === `tongchou:${name}`)?.attributes;
}

function listOf(text: string | undefined): readonly string[] | null {
  return text === undefined ? null : text.split(/[\s,，、]+/).filter((part) => part !== '');
}

/** A kebab-case code out of an id of another tool; the fallback where nothing of it can be used. */
function codeFrom(id: string | undefined, fallback: string): string {
  const parts = (id ?? '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  const code = parts.join('-');
  return /^[a-z]/.test(code) ? code : fallback;
}

function nameFrom(text: string | undefined, fallback: string): string {
  const name = (text ?? '').trim();
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) ? name : fallback;
}
