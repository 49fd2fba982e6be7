import { readDmn } from '../dmn/import-matrix';
import { writeDmn, type TypeRef } from '../dmn/export-matrix';
import { isFine, type Finding } from '../engine/finding';
import type { CompiledMatrix } from '../engine/matrix/compiled-matrix';
import type { Json } from '../engine/value';
import { readInput } from '../files/read-input';
import { canonicalText } from '../formats/canonical';
import { schemaReference } from '../formats/document-kind';
import { Unusable, type Answer, type Call, type Command } from './command';
import { findingJson } from './finding-json';
import { choose } from './hand-in';
import { layFindings } from './layout';
import { loadCompiled, obstacles } from './load-regime';

const TYPE_REFS: Readonly<Record<string, TypeRef>> = {
  money: 'number',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  text: 'string',
  enum: 'string',
};

/** Writes a matrix as a DMN decision table, on standard output. */
export const dmnExport: Command = {
  verb: 'dmn export',
  operands: ['<编码|文件夹>', '<矩阵>'],
  options: {},
  about: '把审批矩阵写成 DMN 1.3 决策表；dmn import 读回的与原来相同',
  run: (call: Call): Answer => {
    const [name = '', code = ''] = call.operands;
    const loaded = loadCompiled(name);
    const head = { regime: loaded.name, edition: loaded.edition, matrix: code };
    const { compiled } = loaded;
    if (!compiled) return refused(head, obstacles(loaded));
    const matrix = choose('审批矩阵', code, compiled.matrices);
    const { value: dmn, findings } = writeDmn(matrix.document, (input) => typeRefOf(matrix, input.code));
    if (dmn === null) return refused(head, findings);
    return { json: { ...head, dmn, findings: [] }, text: dmn.trimEnd(), findings };
  },
};

function typeRefOf(matrix: CompiledMatrix, code: string): TypeRef {
  const column = matrix.inputs.find(({ document }) => document.code === code);
  return TYPE_REFS[column?.axis.type.kind ?? ''] ?? 'Any';
}

/** Reads a DMN decision table as the text of a file of `matrices/`. */
export const dmnImport: Command = {
  verb: 'dmn import',
  operands: ['<文件|->'],
  options: { decision: { value: '<编号>', about: '文件中有几张决策表时，读哪一张' } },
  about: '把 DMN 决策表读成 matrices/<编码>.json 的内容',
  run: (call: Call): Answer => {
    const path = call.operands[0] ?? '';
    const input = readInput(path);
    if (input.text === null) throw new Unusable('input-unreadable', input.reason);
    const { value: matrix, findings } = readDmn(input.text, call.options.get('decision'));
    if (!matrix) return refused({ matrix: null }, findings);
    const $schema = schemaReference(`matrices/${matrix.code}.json`, 'matrix');
    const document = { $schema, ...matrix } as unknown as Json;
    const said = isFine(findings) && findings.length === 0 ? '' : `\n\n${layFindings(findings)}`;
    return {
      json: { matrix: document, findings: findings.map(findingJson) },
      text: `${canonicalText(document).trimEnd()}${said}`,
      findings,
    };
  },
};

function refused(head: { readonly [name: string]: Json }, findings: readonly Finding[]): Answer {
  return { json: { ...head, findings: findings.map(findingJson) }, text: layFindings(findings), findings };
}
