import type { Field } from '@formily/core';
import { observer, useField, useFieldSchema } from '@formily/react';
import type { ReactNode } from 'react';
import { ClauseTag } from '../kit/clause-chip';
import { useArticleAbove, useArticles } from './articles';
import { useSurroundings } from './form-surroundings';
import './widgets.css';
import { t } from '../i18n/t';

/** Ids that tie a control to its label, help and errors, so that a screen reader says all of them. */
export function fieldIds(field: Field) {
  const id = `field-${field.path.toString().replaceAll('.', '-')}`;
  return { id, label: `${id}-label`, help: `${id}-help`, errors: `${id}-errors` };
}

/** Attributes for the control inside an {@link Item}. */
export function controlProps(field: Field) {
  const ids = fieldIds(field);
  const failed = field.selfErrors.length > 0;
  return {
    id: ids.id,
    'aria-labelledby': ids.label,
    'aria-describedby': `${ids.help} ${ids.errors}`,
    'aria-required': field.required || undefined,
    'aria-invalid': failed || undefined,
    ...(failed ? { status: 'error' as const } : {}),
    disabled: field.pattern !== 'editable',
  };
}

/** The frame around each control: label, whether it is required, the article behind it, help and errors. */
export const Item = observer(function Item({ children }: { readonly children?: ReactNode }) {
  const field = useField<Field>();
  const schema = useFieldSchema();
  const articles = useArticles();
  const above = useArticleAbove();
  const { beside } = useSurroundings();
  const ids = fieldIds(field);
  const clause = (schema['x-data'] as { readonly clause?: readonly string[] } | undefined)?.clause;
  const article = articles(clause);
  return (
    <div className="tc-item">
      <div className="tc-item-head">
        <label id={ids.label} htmlFor={ids.id}>
          {field.required && (
            <span className="tc-required" aria-hidden>
              *
            </span>
          )}
          {schema.title}
          {field.required && <span className="tc-sr">{t('（必填）')}</span>}
        </label>
        <ClauseTag article={article === above ? undefined : article} />
      </div>
      {beside?.(field.path.toString(), String(schema.title ?? ''))}
      {children}
      <div id={ids.help} className="tc-help">
        {schema.description}
      </div>
      <div id={ids.errors} className="tc-errors" aria-live="polite">
        {field.selfErrors.map((message, index) => (
          <div key={index}>{message}</div>
        ))}
      </div>
      {field.selfWarnings.map((message, index) => (
        <div key={index} className="tc-warning">
          {message}
        </div>
      ))}
    </div>
  );
});
