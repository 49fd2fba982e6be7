import type { FormDocument, FormNode, Json, JsonObject } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { listOf, wordAnswer } from '../widgets/answers-words';
import { sameAnswers } from './same-answers';

/** One answer that is not what it was, in words. */
export interface Change {
  /** As the engine names it: `content`, `funds[0].amount`; of a whole row `funds[1]`. */
  readonly path: string;
  readonly title: string;
  /** Empty: nothing stood there. */
  readonly before: string;
  /** Empty: nothing stands there now. */
  readonly after: string;
}

/**
 * What changed from one filing of a form to the next, in the order of the form. Rows of a table that only moved down
 * because others were put before them are not changes; an attachment is another one when its content is.
 */
export function changesBetween(form: FormDocument, before: JsonObject, after: JsonObject): readonly Change[] {
  return inNodes(form.schema.properties, before, after, '', '');
}

function inNodes(
  nodes: Readonly<Record<string, FormNode>>,
  before: JsonObject,
  after: JsonObject,
  path: string,
  title: string,
): readonly Change[] {
  return inOrder(nodes).flatMap(([key, node]) => {
    if (node['x-component'] === 'Section') return inNodes(node.properties ?? {}, before, after, path, title);
    const at = { path: path + key, title: title + (node.title ?? key) };
    return node['x-component'] === 'Table'
      ? inTable(node, at, before[key], after[key])
      : inField(node, at, before[key], after[key]);
  });
}

interface Place {
  readonly path: string;
  readonly title: string;
}

function inField(node: FormNode, at: Place, before: Json | undefined, after: Json | undefined): readonly Change[] {
  if (isSame(node, before, after)) return [];
  const words = { before: wordAnswer(node, before), after: wordAnswer(node, after) };
  if (words.before !== words.after) return [{ ...at, ...words }];
  return [{ ...at, before: words.before, after: t('{{answer}}（内容已换）', { answer: words.after }) }];
}

function inTable(node: FormNode, at: Place, before: Json | undefined, after: Json | undefined): readonly Change[] {
  const nodes = node.items?.properties ?? {};
  const [old, now] = [listOf(before) as readonly JsonObject[], listOf(after) as readonly JsonObject[]];
  const head = sharedRows(old, now);
  const tail = sharedRows(old.slice(head).reverse(), now.slice(head).reverse());
  const [gone, come] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, offset) => {
    const index = head + offset;
    const row = t('{{table}}第 {{row}} 行', { table: at.title, row: index + 1 });
    const [was, is] = [gone[offset], come[offset]];
    if (was && is) return inNodes(nodes, was, is, `${at.path}[${index}].`, `${row} · `);
    return [{ path: `${at.path}[${index}]`, title: row, before: wordRow(nodes, was), after: wordRow(nodes, is) }];
  }).flat();
}

function sharedRows(old: readonly JsonObject[], now: readonly JsonObject[]): number {
  const end = now.findIndex((row, index) => !old[index] || !sameAnswers(row, old[index]));
  return end === -1 ? now.length : end;
}

function wordRow(nodes: Readonly<Record<string, FormNode>>, row: JsonObject | undefined): string {
  if (!row) return '';
  return inOrder(nodes)
    .flatMap(([key, node]) => {
      const answer = wordAnswer(node, row[key]);
      return answer ? [t('{{title}}：{{answer}}', { title: node.title ?? key, answer })] : [];
    })
    .join(t('；'));
}

function isSame(node: FormNode, before: Json | undefined, after: Json | undefined): boolean {
  const essence = (value: Json | undefined): Json =>
    node['x-component'] === 'Attachment' ? listOf(value).map(contentOf) : (value ?? null);
  return sameAnswers({ answer: essence(before) }, { answer: essence(after) });
}

/** The same file uploaded again is the same answer. */
function contentOf(file: Json): Json {
  const { name = null, digest = null } = (file ?? {}) as JsonObject;
  return [name, digest];
}

function inOrder(nodes: Readonly<Record<string, FormNode>>): readonly (readonly [string, FormNode])[] {
  return Object.entries(nodes).sort(([, a], [, b]) => a['x-index'] - b['x-index']);
}
