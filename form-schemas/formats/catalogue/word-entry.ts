import type { CompiledField, CompiledForm, Json, JsonObject } from '../../engine';

/** One answer of an entry in words, by the title of its field. */
export interface WordedAnswer {
  readonly key: string;
  readonly title: string;
  /** Null: not given. */
  readonly words: string | null;
}

/** The fields of a form that hold a value, in its order; columns of a table not among them. */
export function answersOf(form: CompiledForm): readonly CompiledField[] {
  return form.fields.filter(({ type, table }) => type !== null && table === null);
}

/** The columns of a table, in their order. */
export function columnsOf(form: CompiledForm, table: string): readonly CompiledField[] {
  return form.fields.filter((field) => field.table === table);
}

/** What an entry says, field by field. */
export function wordAnswers(form: CompiledForm, answers: JsonObject): readonly WordedAnswer[] {
  return answersOf(form).map((field) => ({
    key: field.key,
    title: field.title,
    words: wordAnswer(form, field, Object.hasOwn(answers, field.key) ? (answers[field.key] ?? null) : null),
  }));
}

/**
 * A value as people read it, and as a workbook takes it: the label of an option, 是 or 否; rows of a table apart by `；`,
 * their columns by `|`, as in `姓名|字符型|50；出生日期|日期型`.
 */
export function wordAnswer(form: CompiledForm, field: CompiledField, value: Json): string | null {
  if (value === null || value === '') return null;
  if (Array.isArray(value)) {
    const words = value.map((item) =>
      field.component === 'Table'
        ? wordRow(columnsOf(form, field.key), item as JsonObject)
        : labelOf(field, String(item)),
    );
    return words.length === 0 ? null : words.join('；');
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  return labelOf(field, String(value));
}

function wordRow(columns: readonly CompiledField[], row: JsonObject): string {
  const words = columns.map((column) => {
    const value = Object.hasOwn(row, column.key) ? (row[column.key] ?? null) : null;
    return value === null ? '' : labelOf(column, String(value));
  });
  while (words.length > 1 && words.at(-1) === '') words.pop();
  return words.join('|');
}

/** The label of an option; any other text as it stands. */
export function labelOf({ node }: CompiledField, value: string): string {
  const options = node.enum ?? node.items?.enum ?? [];
  return options.find((option) => option.value === value)?.label ?? value;
}
