import { clip } from '../clip';
import { didYouMean } from '../expression/suggest';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { RecordsBlock } from '../model/paper';
import type { Json } from '../value';
import { readValue } from '../vocabulary/read-value';
import type { CompiledBlock, PaperRecord, RecordColumn } from './compiled-paper';

type Compiled = Omit<Extract<CompiledBlock, { readonly kind: 'records' }>, 'when'>;

/**
 * The rows of a record as a part of a paper. Findings: `record-unknown`, `record-field-unknown`, `paper-item` (a column that
 * cannot be added up, a value that the field cannot have).
 *
 * @param path the place of the block in the paper's document
 */
export function compileRecordsBlock(
  block: RecordsBlock,
  records: ReadonlyMap<string, PaperRecord>,
  path: string,
): Outcome<Compiled | null> {
  const findings: Finding[] = [];
  const say = (code: string, at: string, message: string): void => {
    findings.push({ code, severity: 'error', message, path: `${path}${at}` });
  };
  const record = records.get(block.record);
  if (!record) {
    say(
      'record-unknown',
      '/record',
      `台账 ${clip(block.record)} 不存在${didYouMean(block.record, [...records.keys()])}`,
    );
    return found(null, findings);
  }
  const { title } = record.document;
  const column = (name: string, at: string): readonly RecordColumn[] => {
    const known = record.fields.get(name);
    if (known) return [known];
    const hint = didYouMean(name, [...record.fields.keys()]);
    say('record-field-unknown', at, `台账“${title}”没有字段 ${clip(name)}${hint}`);
    return [];
  };
  const columns = block.columns?.flatMap((name, index) => column(name, `/columns/${index}`)) ?? [
    ...record.fields.values(),
  ];
  if (block.total !== undefined) {
    const [total] = column(block.total, '/total');
    if (total && total.type.kind !== 'money' && total.type.kind !== 'integer')
      say('paper-item', '/total', `“${total.field.title}”不是金额或者整数，不能合计`);
    else if (total && !columns.includes(total))
      say('paper-item', '/total', `合计的“${total.field.title}”不在所列的各栏中`);
  }
  for (const [name, wanted] of Object.entries(block.where ?? {})) {
    const [only] = column(name, `/where/${name}`);
    const values = Array.isArray(wanted) ? (wanted as readonly Json[]) : [wanted as Json];
    if (only && values.some((value) => readValue(only.type, value, 'where').findings.length > 0))
      say('paper-item', `/where/${name}`, `“${only.field.title}”不会是 ${clip(JSON.stringify(wanted))}`);
  }
  return found(isFine(findings) ? { kind: 'records', document: block, record, columns } : null, findings);
}
