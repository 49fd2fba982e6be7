import type { RecordDocument, RecordField } from '../engine/model/record';
import { compareByCode, compareProperties, place, type Pair, type RegimeChange } from './regime-change';
import type { WordProperty } from './word-property';

/** A record type's fields by name. */
export function diffRecord(pair: Pair<RecordDocument>, word: WordProperty): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `台账“${before.title}”`;
  const titleOf = (field: RecordField): string => `${title}栏目“${field.title}”`;
  return [
    ...compareProperties(title, pair, ['fields'], word),
    ...compareByCode(
      place(before.fields, (field) => field.name, `${pair.before.path}/fields`),
      place(after.fields, (field) => field.name, `${pair.after.path}/fields`),
      titleOf,
      (fields) => compareProperties(titleOf(fields.before.item), fields, [], word),
      (field) => String(word('type', field.type)),
    ),
  ];
}

/** What a record type holds that is new or gone. */
export function describeRecord({ fields }: RecordDocument): string {
  return fields.map((field) => `${field.title}${field.required ? '（必填）' : ''}`).join('、');
}
