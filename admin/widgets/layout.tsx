import type { ArrayField, Field } from '@formily/core';
import { RecursionField, observer, useField, useFieldSchema } from '@formily/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ClauseChip } from '../kit/clause-chip';
import { ArticleAboveProvider, useArticleAbove, useArticles } from './articles';
import { fieldIds } from './item';

/** A titled part of the form that holds no value of its own. */
export function Section({ children }: { readonly children?: ReactNode }) {
  const schema = useFieldSchema();
  const articles = useArticles();
  const above = useArticleAbove();
  const article = articles((schema['x-data'] as { readonly clause?: readonly string[] } | undefined)?.clause);
  return (
    <section className="tc-section">
      <h3>
        {schema.title} <ClauseChip article={article === above ? undefined : article} />
      </h3>
      {schema.description && <p className="tc-help">{schema.description}</p>}
      <ArticleAboveProvider value={article ?? above}>{children}</ArticleAboveProvider>
    </section>
  );
}

/** A table whose rows are edited one under the other: readable on a phone, and no key that is not ours enters a row. */
export const Table = observer(function Table() {
  const field = useField<ArrayField>();
  const schema = useFieldSchema();
  const rows: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const items = Array.isArray(schema.items) ? schema.items[0] : schema.items;
  const editable = field.pattern === 'editable';
  return (
    <div role="group" aria-labelledby={fieldIds(field as unknown as Field).label}>
      {items &&
        rows.map((_, index) => (
          <div className="tc-row" key={index}>
            <div className="tc-row-head">
              <strong>第 {index + 1} 行</strong>
              {editable && (
                <Button
                  size="small"
                  aria-label={`删除${schema.title ?? ''}第 ${index + 1} 行`}
                  onClick={() => void field.remove(index)}
                >
                  删除
                </Button>
              )}
            </div>
            <RecursionField schema={items} name={index} onlyRenderProperties={false} />
          </div>
        ))}
      {editable && (
        <Button type="dashed" block onClick={() => void field.push({})}>
          添加一行{schema.title ? `（${schema.title}）` : ''}
        </Button>
      )}
    </div>
  );
});
