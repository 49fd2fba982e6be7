import { readAnswer } from '../form/read-answer';
import type { CompiledField } from '../form/compiled-form';
import type { CompiledPart, CompiledText } from '../paper/compiled-paper';
import { PAPER } from '../paper/paper-words';
import type { Json, Type, Value } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { wordValue } from '../vocabulary/word-value';

type Read = (name: string) => Value;

/** `2026年3月5日`: days as documents write them. */
export function wordDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** A text with its expressions in words; what is not known is left open. */
export function wordText(text: CompiledText, vocabulary: Vocabulary, read: Read, open = '＿＿＿＿'): string {
  return text.map((part) => wordPart(part, vocabulary, read, open)).join('');
}

/** @param open what stands for a value that is not known */
export function wordPart(part: CompiledPart, vocabulary: Vocabulary, read: Read, open: string): string {
  if ('text' in part) return part.text;
  const { expression, name } = part;
  const value = expression.evaluate(read);
  if (value === null) return open;
  if (expression.type.kind === 'date' && typeof value === 'string') return wordDay(value);
  return name !== null && !name.startsWith(`${PAPER}.`)
    ? vocabulary.word(name, value)
    : wordValue(expression.type, undefined, value);
}

/** What was filled into a field, in words; empty where nothing was. */
export function wordAnswer(field: CompiledField, json: Json | undefined): string {
  const value = readAnswer(field, json, field.path, []);
  if (value === null || field.type === null) return '';
  if (field.component === 'Attachment') return namesOf(value).join('\n');
  if (field.type.kind === 'date' && typeof value === 'string') return wordDay(value);
  const { node } = field;
  const options = (node.enum ?? node.items?.enum ?? []).map(({ value: code, label }) => ({
    value: code,
    title: label,
  }));
  if (Array.isArray(value))
    return (value as readonly Value[]).map((one) => wordValue(itemOf(field.type), options, one)).join('、');
  return wordValue(field.type, options, value);
}

function itemOf(type: Type | null): Type | undefined {
  return type?.kind === 'list' ? type.of : undefined;
}

function namesOf(files: Value): readonly string[] {
  if (!Array.isArray(files)) return [];
  return (files as readonly Value[]).flatMap((file) =>
    file !== null && typeof file === 'object' && 'name' in file ? [String(file['name'])] : [],
  );
}
