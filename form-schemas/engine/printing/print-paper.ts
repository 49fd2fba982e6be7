import type { CompiledBlock, CompiledItem, CompiledPaper } from '../paper/compiled-paper';
import { PAPER } from '../paper/paper-words';
import type { CompiledRegime } from '../procedure/compiled';
import type { Json, JsonObject, Value } from '../value';
import type { PaperCase } from './paper-case';
import { opinionRows } from './print-opinions';
import { printRecords } from './print-records';
import { printRows } from './print-rows';
import type { PrintedBlock, PrintedCell, PrintedPaper } from './printed-paper';
import { wordAnswer, wordDay, wordPart, wordText } from './word-printed';

/** Puts a paper into words for one case: pure, the same case gives the same words. */
export function printPaper(regime: CompiledRegime, compiled: CompiledPaper, told: PaperCase): PrintedPaper {
  const { vocabulary } = regime;
  const ofCase = vocabulary.reader(told.facts);
  const read = (name: string): Value => (name === PAPER ? told.paper : ofCase(name));
  const blocks = compiled.blocks
    .filter(({ when }) => when === null || when.judge(vocabulary, told.facts) === true)
    .flatMap((block) => printBlock(regime, compiled, block, told, read));
  return {
    title: compiled.document.title,
    blocks,
    footer: wordText(compiled.footer, vocabulary, read, ''),
  };
}

type Read = (name: string) => Value;

function printBlock(
  regime: CompiledRegime,
  { document }: CompiledPaper,
  block: CompiledBlock,
  told: PaperCase,
  read: Read,
): readonly PrintedBlock[] {
  const { vocabulary } = regime;
  switch (block.kind) {
    case 'title': {
      const [text, below] = [wordText(block.text, vocabulary, read), wordText(block.below, vocabulary, read, '')];
      return [{ kind: 'title', text, below }];
    }
    case 'paragraph':
      return [
        { kind: 'paragraph', text: wordText(block.text, vocabulary, read), align: block.document.align ?? 'body' },
      ];
    case 'grid':
      return [
        {
          kind: 'table',
          title: block.title,
          widths: [16, 34, 16, 34],
          head: null,
          rows: gridRows(regime, block.items, told, read),
        },
      ];
    case 'rows':
      return [printRows(block, rowsIn(told, block.form, block.table.key))];
    case 'records':
      return [printRecords(block, told.rows)];
    case 'opinions':
      return [
        {
          kind: 'table',
          title: block.document.title ?? null,
          widths: [20, 80],
          head: null,
          rows: opinionRows(regime, told, document.procedure, block.document.stages),
        },
      ];
    case 'clauses': {
      const cited = block.document.clause.flatMap((id) => regime.regime.clauses.filter((clause) => clause.id === id));
      const rows = cited.map(({ article, subject, rule }): readonly PrintedCell[] => [
        { text: article, label: true },
        { text: `${subject}：${rule}` },
      ]);
      return [{ kind: 'table', title: block.document.title ?? null, widths: [20, 80], head: null, rows }];
    }
    case 'signature': {
      const body = regime.bodies.get(block.document.body);
      const { issuedOn, unit } = told.paper;
      const issuer = body?.resolve === 'applicant' ? (unit ?? body.title) : (body?.title ?? block.document.body);
      return [{ kind: 'signature', lines: [issuer, issuedOn === null ? '　　　年　　月　　日' : wordDay(issuedOn)] }];
    }
  }
}

/** Two pairs in a line; what is wide has one of its own, and a pair that stands alone is drawn out. */
function gridRows(
  regime: CompiledRegime,
  items: readonly CompiledItem[],
  told: PaperCase,
  read: Read,
): readonly (readonly PrintedCell[])[] {
  const rows: (readonly PrintedCell[])[] = [];
  let half: readonly [PrintedCell, string] | null = null;
  const alone = (label: PrintedCell, text: string) => rows.push([label, { text, span: 3 }]);
  for (const { document, label: title, value } of items) {
    const label: PrintedCell = { text: title, label: true };
    const text =
      'field' in value
        ? wordAnswer(value.field, answersOf(told, value.form)[value.field.key])
        : wordPart(value, regime.vocabulary, read, '');
    if (document.wide) {
      if (half) alone(...half);
      half = null;
      alone(label, text);
    } else if (half) {
      rows.push([half[0], { text: half[1] }, label, { text }]);
      half = null;
    } else half = [label, text];
  }
  if (half) alone(...half);
  return rows;
}

function answersOf({ answers }: PaperCase, form: string): JsonObject {
  return (Object.hasOwn(answers, form) ? answers[form] : undefined) ?? {};
}

function rowsIn(told: PaperCase, form: string, key: string): readonly JsonObject[] {
  const answers = answersOf(told, form);
  const rows: Json | undefined = Object.hasOwn(answers, key) ? answers[key] : undefined;
  return Array.isArray(rows) ? (rows as readonly Json[]).filter(isRow) : [];
}

function isRow(row: Json): row is JsonObject {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}
