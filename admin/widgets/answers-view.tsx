import { useMemo, type ReactNode } from 'react';
import { evaluateForm, type CompiledForm, type Vocabulary } from '../../form-schemas/engine';
import type { AttachmentAnswer, FormNode } from '../../form-schemas/engine/model/form';
import type { Facts, Json, JsonObject } from '../../form-schemas/engine/value';
import { ClauseTag } from '../kit/clause-chip';
import { Money } from '../kit/money';
import { listOf, wordAnswer } from './answers-words';
import type { Articles } from './articles';
import { sectionTitles } from './section-titles';
import { FileLink } from './file-link';
import { wordSize } from './upload';
import './answers-view.css';
import { t } from '../i18n/t';

interface AnswersViewProps {
  /** Something to show beside an answer: what is said about it. */
  readonly beside?: ((path: string, title: string) => ReactNode) | undefined;
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  readonly facts: Facts;
  readonly answers: JsonObject;
  readonly articles: Articles;
}

/** A filled form as it is read: titles, answers in words with their units, articles; nothing to type into. */
export function AnswersView({ form, vocabulary, facts, answers, articles, beside }: AnswersViewProps) {
  const visible = useMemo(() => {
    const { value } = evaluateForm(form, vocabulary, { answers, facts, partial: true });
    return new Set(value.fields.filter((field) => field.visible).map((field) => field.path));
  }, [form, vocabulary, facts, answers]);
  const above = articles(form.document.clause);
  const nodes = form.document.schema.properties;
  const titles = useMemo(() => sectionTitles(nodes, (key) => visible.has(key)), [nodes, visible]);
  return <Nodes {...{ nodes, titles, visible, answers, articles, above, beside }} />;
}

interface NodesProps {
  readonly nodes: Readonly<Record<string, FormNode>>;
  readonly visible: ReadonlySet<string>;
  readonly answers: JsonObject;
  readonly articles: Articles;
  /** Shown by what is around these nodes. */
  readonly above: string | undefined;
  readonly titles: ReadonlyMap<string, string>;
  readonly beside: AnswersViewProps['beside'];
}

function Nodes({ nodes, titles, visible, answers, articles, above, beside }: NodesProps) {
  const shown = sorted(nodes).filter(([key]) => visible.has(key));
  const groups: ReactNode[] = [];
  let pairs: ReactNode[] = [];
  const flush = (): void => {
    if (pairs.length > 0)
      groups.push(
        <dl className="tc-answers" key={groups.length}>
          {pairs}
        </dl>,
      );
    pairs = [];
  };
  for (const [key, node] of shown) {
    const article = articles(node['x-clause']);
    const chip = <ClauseTag article={article === above ? undefined : article} />;
    if (node['x-component'] === 'Section') {
      flush();
      groups.push(
        <section className="tc-answers-section" key={key}>
          <h3>
            {titles.get(key) ?? node.title} {chip}
          </h3>
          <Nodes
            nodes={node.properties ?? {}}
            {...{ titles, visible, answers, articles, beside }}
            above={article ?? above}
          />
        </section>,
      );
    } else {
      pairs.push(
        <div key={key} className={isLong(node) ? 'tc-answers-wide' : undefined}>
          <dt>
            {node.title} {chip}
          </dt>
          <dd>
            <Answer node={node} value={answers[key] ?? null} />
            {beside?.(key, node.title ?? key)}
          </dd>
        </div>,
      );
    }
  }
  flush();
  return <>{groups}</>;
}

function sorted(nodes: Readonly<Record<string, FormNode>>): readonly (readonly [string, FormNode])[] {
  return Object.entries(nodes).sort(([, a], [, b]) => a['x-index'] - b['x-index']);
}

function isLong(node: FormNode): boolean {
  return node['x-component'] === 'LongText' || node['x-component'] === 'Table';
}

function Answer({ node, value }: { readonly node: FormNode; readonly value: Json }) {
  if (value === null || (Array.isArray(value) && value.length === 0))
    return <span className="tc-muted">{t('未填')}</span>;
  switch (node['x-component']) {
    case 'Money':
      return <Money yuan={String(value)} />;
    case 'Attachment':
      return (
        <ul className="tc-answers-files">
          {(listOf(value) as unknown as readonly AttachmentAnswer[]).map((file) => (
            <li key={file.id}>
              <FileLink id={file.id} name={file.name} /> <span className="tc-muted numeric">{wordSize(file.size)}</span>
            </li>
          ))}
        </ul>
      );
    case 'Table':
      return <Rows nodes={node.items?.properties ?? {}} rows={listOf(value) as readonly JsonObject[]} />;
    default:
      return <span className="tc-answers-text">{wordAnswer(node, value)}</span>;
  }
}

function Rows({
  nodes,
  rows,
}: {
  readonly nodes: Readonly<Record<string, FormNode>>;
  readonly rows: readonly JsonObject[];
}) {
  const columns = sorted(nodes).filter(([key]) => rows.some((row) => (row[key] ?? null) !== null));
  return (
    <div className="tc-answers-scroll" tabIndex={0} role="region" aria-label={t('明细')}>
      <table>
        <thead>
          <tr>
            {columns.map(([key, node]) => (
              <th key={key} scope="col">
                {node.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(([key, node]) => (
                <td key={key}>
                  <Answer node={node} value={row[key] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
