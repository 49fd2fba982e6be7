import {
  canBeClosed,
  readValue,
  wordFieldValue,
  type CompiledRegime,
  type Fen,
  type RecordField,
  type Type,
} from '../../form-schemas/engine';
import type { Column } from '../platform/workbook/columns';
import type { ExportedRow } from './export-rows';

/** The columns of a register: where a row stands, its fields in their order, and whence it comes. */
export function exportColumns(regime: CompiledRegime, record: string): readonly Column<ExportedRow>[] {
  const compiled = regime.records.get(record);
  if (!compiled) throw new Error(`the regime has no record ${record}`);
  const ofProject = compiled.document.of === 'project';
  return [
    text('记录日', 12, (row) => row.on),
    ...(ofProject ? [text('项目编号', 12, (row) => row.projectCode), text('项目名称', 36, (row) => row.project)] : []),
    text('单位', 22, (row) => row.organisation),
    ...[...compiled.fields.values()].map(({ field, type }) => fieldColumn(field, type)),
    ...(canBeClosed(regime, record) ? [text('办结日', 12, (row) => row.closedOn)] : []),
    text('由何而来', 36, (row) => row.application),
    text('办理人', 12, (row) => row.writer),
  ];
}

function text(title: string, width: number, value: (row: ExportedRow) => string | null): Column<ExportedRow> {
  return { kind: 'text', title, width, value };
}

/** What an older edition wrote as something else is given as it stands, as a text beside the column's own kind. */
function fieldColumn(field: RecordField, type: Type): Column<ExportedRow> {
  const { name, title, unit } = field;
  const read = ({ fields }: ExportedRow) =>
    Object.hasOwn(fields, name) ? readValue(type, fields[name], name).value : null;
  if (type.kind === 'money')
    return { kind: 'amount', title: `${title}（元）`, width: 20, value: (row) => read(row) as Fen | null };
  if (type.kind === 'integer')
    return {
      kind: 'number',
      title: unit === undefined ? title : `${title}（${unit}）`,
      width: 12,
      value: (row) => read(row) as number | null,
    };
  return text(title, type.kind === 'date' ? 12 : 24, (row) => {
    const value = read(row);
    return value === null ? null : wordFieldValue(type, field.options, value, unit);
  });
}
