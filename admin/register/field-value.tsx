import { Money } from '../kit/money';

interface FieldValueProps {
  /** Absent: the row does not say it. */
  readonly given: { readonly type: string; readonly value?: unknown; readonly words: string } | undefined;
}

/** What a row says in one of its fields. */
export function FieldValue({ given }: FieldValueProps) {
  if (!given) return '—';
  return given.type === 'money' && typeof given.value === 'string' ? <Money yuan={given.value} /> : given.words;
}
