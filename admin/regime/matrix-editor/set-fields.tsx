import type { CellColumn, UnaryTests } from '../../../form-schemas/engine';
import { printUnary, wordTests } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';

interface SetFieldsProps {
  readonly column: CellColumn;
  readonly tests: UnaryTests | null;
  readonly onChange: (typed: string) => void;
}

const BOUNDS = { above: 'included', below: 'included', clause: [] } as const;

/** Options to tick, yes or no; all of a kind ticked away means any value. */
export function SetFields({ column, tests, onChange }: SetFieldsProps) {
  const { type } = column;
  if (type?.kind !== 'enum' && type?.kind !== 'boolean')
    return <p className="tc-muted">{t('几个值之间用顿号分开；“不是”放在前面表示除这些以外。')}</p>;
  const values: readonly (string | boolean)[] = type.kind === 'boolean' ? [true, false] : type.values;
  const titleOf = (value: string | boolean) =>
    typeof value === 'boolean' ? (value ? t('是') : t('否')) : (column.options.get(value) ?? value);
  const chosen = new Set((tests?.tests ?? []).flatMap((test) => (test.kind === 'equal' ? [test.value] : [])));
  const negated = tests?.negated ?? false;
  const change = (next: readonly (string | boolean)[], not: boolean) => {
    const all = { any: false, negated: not, tests: next.map((value) => ({ kind: 'equal' as const, value })) };
    const text = printUnary(all, type);
    onChange(next.length === 0 ? '' : wordTests({ ...all, text }, column, BOUNDS));
  };
  return (
    <fieldset>
      <legend>{column.title}</legend>
      {values.map((value) => (
        <label key={String(value)}>
          <input
            type="checkbox"
            checked={chosen.has(value)}
            onChange={(event) =>
              change(
                values.filter((each) => (each === value ? event.target.checked : chosen.has(each))),
                negated,
              )
            }
          />{' '}
          {titleOf(value)}
        </label>
      ))}
      {type.kind === 'enum' && (
        <label>
          <input
            type="checkbox"
            checked={negated}
            disabled={chosen.size === 0}
            onChange={(event) =>
              change(
                values.filter((each) => chosen.has(each)),
                event.target.checked,
              )
            }
          />{' '}
          {t('除所选以外')}
        </label>
      )}
    </fieldset>
  );
}
