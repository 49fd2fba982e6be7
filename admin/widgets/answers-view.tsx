import { useMemo, type ReactNode } from 'react';
import { evaluateForm, type CompiledForm, type Vocabulary } from '../../form-schemas/engine';
import type { AttachmentAnswer, FormNode } from '../../form-schemas/engine/model/form';
import type { Facts, Json, JsonObject } from '../../form-schemas/engine/value';
import { ClauseChip } from '../kit/clause-chip';
import { Money } from '../kit/money';
import type { Articles } from './articles';
import { downloadUrl, wordSize } from './upload';
import './answers-view.css';

interface AnswersViewProps {
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  readonly facts: Facts;
  readonly answers: JsonObject;
  readonly articles: Articles;
}

/** A filled form as it is read: titles, answers in words with their units, articles; nothing to type into. */
export function AnswersView({ form, vocabulary, facts, answers, articles }: AnswersViewProps) {
  const visible = useMemo(() => {
    const { value } = evaluateForm(form, vocabulary, { answers, facts, partial: true });
    return new Set(value.fields.filter((field) => field.visible).map((field) => field.path));
  }, [form, vocabulary, facts, answers]);
  const above = articles(form.document.clause);
  return <Nodes nodes={form.document.schema.properties} {...{ visible, answers, articles, above }} />;
}

interface NodesProps {
  readonly nodes: Readonly<Record<string, FormNode>>;
  readonly visible: ReadonlySet<string>;
  readonly answers: JsonObject;
  readonly articles: Articles;
  /** Shown by what is around these nodes. */
  readonly above: string | undefined;
}

function Nodes({ nodes, visible, answers, articles, above }: NodesProps) {
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
    const chip = <ClauseChip article={article === above ? undefined : article} />;
    if (node['x-component'] === 'Section') {
      flush();
      groups.push(
        <section className="tc-answers-section" key={key}>
          <h3>
            {node.title} {chip}
          </h3>
          <Nodes nodes={node.properties ?? {}} {...{ visible, answers, articles }} above={article ?? above} />
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
  if (value === null || (Array.isArray(value) && value.length === 0)) return <span className="tc-muted">未填</span>;
  switch (node['x-component']) {
    case 'Money':
      return <Money yuan={String(value)} />;
    case 'YesNo':
      return <>{value === true ? '是' : '否'}</>;
    case 'Select':
    case 'Radio':
      return <>{labelOf(node.enum, value)}</>;
    case 'MultiSelect':
      return (
        <>
          {listOf(value)
            .map((one) => labelOf(node.items?.enum, one))
            .join('、')}
        </>
      );
    case 'Attachment':
      return (
        <ul className="tc-answers-files">
          {(listOf(value) as unknown as readonly AttachmentAnswer[]).map((file) => (
            <li key={file.id}>
              <a href={downloadUrl(file.id)} download={file.name}>
                {file.name}
              </a>{' '}
              <span className="tc-muted numeric">{wordSize(file.size)}</span>
            </li>
          ))}
        </ul>
      );
    case 'Table':
      return <Rows nodes={node.items?.properties ?? {}} rows={listOf(value) as readonly JsonObject[]} />;
    default:
      return <span className="tc-answers-text">{String(value)}</span>;
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
    <div className="tc-answers-scroll" tabIndex={0} role="region" aria-label="明细">
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

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function labelOf(options: FormNode['enum'], value: Json): string {
  return options?.find((option) => option.value === value)?.label ?? String(value);
}
