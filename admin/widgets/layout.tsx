import type { ArrayField, Field } from '@formily/core';
import { RecursionField, observer, useField, useFieldSchema } from '@formily/react';
import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import { ClauseTag } from '../kit/clause-chip';
import { ArticleAboveProvider, useArticleAbove, useArticles } from './articles';
import { useSurroundings } from './form-surroundings';
import { fieldIds } from './item';
import { t } from '../i18n/t';

/** A titled part of the form that holds no value of its own. */
export function Section({ children }: { readonly children?: ReactNode }) {
  const schema = useFieldSchema();
  const articles = useArticles();
  const above = useArticleAbove();
  const { titles } = useSurroundings();
  const article = articles((schema['x-data'] as { readonly clause?: readonly string[] } | undefined)?.clause);
  return (
    <section className="tc-section">
      <h3>
        {titles.get(String(schema.name)) ?? schema.title}{' '}
        <ClauseTag article={article === above ? undefined : article} />
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
  const box = useRef<HTMLDivElement>(null);
  // Whoever works by keyboard goes on where the table has changed.
  const focusNext = (find: (table: HTMLElement) => HTMLElement | null | undefined): void => {
    requestAnimationFrame(() => box.current && find(box.current)?.focus());
  };
  return (
    <div ref={box} role="group" aria-labelledby={fieldIds(field as unknown as Field).label}>
      {items &&
        rows.map((_, index) => (
          <div className="tc-row" key={index}>
            <div className="tc-row-head">
              <strong>{t('第 {{row}} 行', { row: index + 1 })}</strong>
              {editable && (
                <Button
                  size="small"
                  aria-label={t('删除{{title}}第 {{row}} 行', { title: schema.title ?? '', row: index + 1 })}
                  onClick={() => {
                    void field.remove(index);
                    focusNext((table) => table.querySelector<HTMLElement>(':scope > button'));
                  }}
                >
                  {t('删除')}
                </Button>
              )}
            </div>
            <RecursionField schema={items} name={index} onlyRenderProperties={false} />
          </div>
        ))}
      {editable && (
        <Button
          type="dashed"
          block
          onClick={() => {
            void field.push({});
            focusNext((table) =>
              [...table.querySelectorAll(':scope > .tc-row')].at(-1)?.querySelector<HTMLElement>('input,textarea'),
            );
          }}
        >
          {schema.title ? t('添加一行（{{title}}）', { title: String(schema.title) }) : t('添加一行')}
        </Button>
      )}
    </div>
  );
});
