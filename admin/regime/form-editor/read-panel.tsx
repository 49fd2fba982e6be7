import type { FormDocument, FormNode } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { wordKind } from './kinds';
import { propertiesOf, readProperties, unbraced, wordProperty, type Property } from './properties';
import type { FormDesk } from './use-form-desk';

interface ReadPanelProps {
  readonly desk: FormDesk;
  readonly document: FormDocument;
  readonly pointer: string;
  readonly node: FormNode | null;
}

/** The properties as they are read: of an edition, or while the text of the file cannot be understood. */
export function ReadPanel({ desk, document, pointer, node }: ReadPanelProps) {
  const article = (ids: readonly string[]) =>
    ids
      .map((id) => desk.clauses.find((clause) => clause.id === id))
      .map((clause, at) => (
        <ClauseChip key={ids[at]} article={clause ? `${clause.article} ${clause.subject}` : ids[at]} />
      ));
  if (!node) {
    return (
      <dl className="tc-pairs">
        <dt>{t('标题')}</dt>
        <dd>{document.title}</dd>
        <dt>{t('依据条款')}</dt>
        <dd>{article(document.clause)}</dd>
        {document.note !== undefined && (
          <>
            <dt>{t('备注')}</dt>
            <dd>{document.note}</dd>
          </>
        )}
      </dl>
    );
  }
  const given = readProperties(document, pointer);
  const kind = node['x-component'];
  const body = (code: string): string => desk.bodies.find((one) => one.code === code)?.title ?? code;
  const show = (property: Property) => {
    const value = given[property];
    if (property === 'clause') return article(node['x-clause'] ?? []);
    if (property === 'kind') return wordKind(kind);
    if (property === 'section') return null;
    if (property === 'required')
      return typeof value === 'string' ? <code>{value}</code> : value === true ? t('必填') : t('选填');
    if (property === 'options')
      return (node.enum ?? node.items?.enum ?? [])
        .map(({ value: one, label }) => t('{{title}}（{{name}}）', { title: label, name: one }))
        .join(t('、'));
    if (property === 'see' || property === 'fill') return (node['x-roles']?.[property] ?? []).map(body).join(t('、'));
    if (property === 'fact')
      return desk.facts.find((fact) => fact.name === value)?.title ?? (value as string | undefined);
    if (property === 'rules')
      return (node['x-rules'] ?? []).map((rule) => (
        <div key={rule.test}>
          {rule.message} <code>{unbraced(rule.test)}</code>
        </div>
      ));
    if (value === undefined || value === '') return null;
    if (property === 'visible' || property === 'computed' || property === 'key')
      return <code>{String(value as string)}</code>;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  const shown = propertiesOf(kind, pointer)
    .map((property) => [property, show(property)] as const)
    .filter(([, content]) => content !== null && content !== '' && !(Array.isArray(content) && content.length === 0));
  return (
    <dl className="tc-pairs">
      {shown.map(([property, content]) => (
        <div key={property} style={{ display: 'contents' }}>
          <dt>{wordProperty(property, kind)}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}
