import { useDeferredValue, useMemo } from 'react';
import { compileExpression, type Type } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { CodeEditor } from '../code-editor/code-editor';
import { marksOfExpression } from './form-findings';
import { completionsOf, type Names } from './names';

interface ExpressionTextProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names: Names;
  /** What the place needs: yes or no for conditions, the field's own type for a computation. */
  readonly expected: Type;
  readonly label: string;
}

/** An expression as text: names are completed by title and code, what the engine has against it is marked at its place. */
export function ExpressionText({ value, onChange, names, expected, label }: ExpressionTextProps) {
  const completions = useMemo(() => completionsOf(names), [names]);
  const judged = useDeferredValue(value);
  const findings = useMemo(
    () => (judged.trim() === '' ? [] : compileExpression(judged, names.scope, expected).findings),
    [judged, names.scope, expected],
  );
  const marks = useMemo(() => marksOfExpression(findings), [findings]);
  return (
    <>
      <CodeEditor
        language="expression"
        label={label}
        value={value}
        onChange={onChange}
        marks={marks}
        completions={completions}
        minHeight={52}
        maxHeight={200}
      />
      <div className="tc-errors" aria-live="polite">
        {findings.slice(0, 3).map(({ message }) => (
          <div key={message}>{message}</div>
        ))}
      </div>
      <div className="tc-help">{t('按 Ctrl+空格 列出字段、事实、参数和函数；文字写在双引号内，金额以元计')}</div>
    </>
  );
}
