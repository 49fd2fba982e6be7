import type { Finding } from '../engine/finding';
import type { DocumentKind, DocumentOf } from './document-kind';

/** A code as it is given at a place of a document. */
export interface GivenCode {
  /** What it names, e.g. `条款编号`; codes of different kinds may be equal. */
  readonly noun: string;
  readonly code: string;
  readonly path: string;
}

type CodesOf = { readonly [K in DocumentKind]: (document: DocumentOf[K], file: string) => readonly GivenCode[] };

/** The codes that must not occur twice, per kind of document. Those of worked cases and documents hold for the whole regime. */
const CODES: CodesOf = {
  regime: (document, file) => [
    ...each('参数名称', document.parameters, 'name', `${file}#/parameters`),
    ...each('范围规则编码', document.scope.rules, 'code', `${file}#/scope/rules`),
    ...each('范围问题', document.scope.questions, 'fact', `${file}#/scope/questions`),
    ...document.parameters.flatMap((parameter, index) =>
      each(`参数“${parameter.name}”的选项`, parameter.options ?? [], 'value', `${file}#/parameters/${index}/options`),
    ),
  ],
  clauses: (document, file) => [
    ...each('条款编号', document.clauses, 'id', `${file}#/clauses`),
    ...each('文本漏洞编号', document.textGaps, 'id', `${file}#/textGaps`),
  ],
  bodies: (document, file) => each('机构或岗位编码', document.bodies, 'code', `${file}#/bodies`),
  facts: (document, file) => [
    ...each('事实名称', document.facts, 'name', `${file}#/facts`),
    ...document.facts.flatMap((fact, index) =>
      each(`事实“${fact.name}”的选项`, fact.options ?? [], 'value', `${file}#/facts/${index}/options`),
    ),
  ],
  checks: (document, file) => each('检查编码', document.checks, 'code', `${file}#/checks`),
  windows: (document, file) => each('申报窗口编码', document.windows, 'code', `${file}#/windows`),
  deadlines: (document, file) => each('时钟编码', document.deadlines, 'code', `${file}#/deadlines`),
  records: (document, file) => [
    ...each('台账编码', document.records, 'code', `${file}#/records`),
    ...document.records.flatMap((record, index) => [
      ...each(`台账“${record.code}”的栏目`, record.fields, 'name', `${file}#/records/${index}/fields`),
      ...record.fields.flatMap((field, at) =>
        each(
          `台账“${record.code}”栏目“${field.name}”的选项`,
          field.options ?? [],
          'value',
          `${file}#/records/${index}/fields/${at}/options`,
        ),
      ),
    ]),
  ],
  evaluation: (document, file) => [
    ...each('评价等次', document.grades, 'value', `${file}#/grades`),
    ...each('评价种类编码', document.kinds, 'code', `${file}#/kinds`),
    ...each('指标体系编码', document.trees, 'code', `${file}#/trees`),
  ],
  form: () => [],
  matrix: (document, file) => [
    ...each(`矩阵“${document.code}”的列`, document.inputs, 'code', `${file}#/inputs`),
    ...each(`矩阵“${document.code}”的行`, document.rows, 'id', `${file}#/rows`),
  ],
  procedure: (document, file) => [
    ...each(`流程“${document.code}”的环节`, document.stages, 'code', `${file}#/stages`),
    ...document.stages.flatMap((stage, index) =>
      stage.kind === 'parallel'
        ? each(`环节“${stage.code}”的各路`, stage.lanes, 'code', `${file}#/stages/${index}/lanes`)
        : [],
    ),
  ],
  paper: () => [],
  cases: (document, file) => each('案例编码', document.cases, 'code', `${file}#/cases`),
};

export function codesOf<K extends DocumentKind>(kind: K, document: DocumentOf[K], file: string): readonly GivenCode[] {
  return CODES[kind](document, file);
}

/** One finding `duplicate-code` for each code that was given before. */
export function findDuplicates(codes: readonly GivenCode[]): readonly Finding[] {
  const first = new Map<string, GivenCode>();
  const findings: Finding[] = [];
  for (const given of codes) {
    const key = `${given.noun}\n${given.code}`;
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, given);
      continue;
    }
    const message = `${given.noun}“${given.code}”重复，已见于 ${earlier.path}`;
    findings.push({
      code: 'duplicate-code',
      severity: 'error',
      message,
      path: given.path,
      parameters: { code: given.code, first: earlier.path },
    });
  }
  return findings;
}

function each<P extends string>(
  noun: string,
  items: readonly Readonly<Record<P, string>>[],
  property: P,
  base: string,
): GivenCode[] {
  return items.map((item, index) => ({ noun, code: item[property], path: `${base}/${index}/${property}` }));
}
