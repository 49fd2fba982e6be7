import { compileCondition, type Condition } from '../check/condition';
import { clip } from '../clip';
import { compileExpression } from '../expression/compile';
import type { Scope } from '../expression/scope';
import { didYouMean } from '../expression/suggest';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { CompiledField, CompiledForm } from '../form/compiled-form';
import type { GridItem, PaperBlock, PaperDocument, RecordsBlock, RowsBlock } from '../model/paper';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type {
  CompiledBlock,
  CompiledItem,
  CompiledPaper,
  CompiledPart,
  CompiledText,
  PaperRecord,
} from './compiled-paper';
import { patternFlaw } from './number-pattern';
import { compileRecordsBlock } from './compile-records-block';
import { PAPER, PAPER_FIELDS } from './paper-words';
import { splitText } from './split-text';

/** Distributes over the kinds of blocks: what each has of its own. */
type Body = CompiledBlock extends infer B ? (B extends CompiledBlock ? Omit<B, 'when'> : never) : never;

/**
 * Makes a paper ready. Findings, with the place of each in the document: `paper-text` (braces), `paper-number`,
 * `paper-item`, `paper-field-unknown`, `paper-name-taken`, those of {@link compileRecordsBlock}, and those of the expressions.
 */
export function compilePaper(
  document: PaperDocument,
  vocabulary: Vocabulary,
  forms: ReadonlyMap<string, CompiledForm>,
  records: ReadonlyMap<string, PaperRecord>,
): Outcome<CompiledPaper | null> {
  const compiler = new PaperCompiler(vocabulary, forms, records);
  if (vocabulary.facts.has(PAPER)) compiler.say('paper-name-taken', '', `文书中 ${PAPER} 另有所指，不能有事实以此为名`);
  const flaw = patternFlaw(document.number);
  if (flaw !== null) compiler.say('paper-number', '/number/pattern', flaw);
  const when = compiler.condition(document.when, '/when');
  const blocks = document.blocks.flatMap((block, index) => compiler.block(block, `/blocks/${index}`));
  const footer = compiler.text(document.footer, '/footer');
  return found(isFine(compiler.findings) ? { document, when, blocks, footer } : null, compiler.findings);
}

class PaperCompiler {
  readonly findings: Finding[] = [];
  private readonly scope: Scope;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly forms: ReadonlyMap<string, CompiledForm>,
    private readonly records: ReadonlyMap<string, PaperRecord>,
  ) {
    const names = new Map(vocabulary.scope.names).set(PAPER, { kind: 'record', fields: PAPER_FIELDS });
    this.scope = { ...vocabulary.scope, names };
  }

  say(code: string, path: string, message: string): void {
    this.findings.push({ code, severity: 'error', message, path });
  }

  private keep<T>({ value, findings }: Outcome<T>, path: string): T {
    this.findings.push(...findings.map((finding) => ({ ...finding, path })));
    return value;
  }

  condition(text: string | undefined, path: string): Condition | null {
    return text === undefined ? null : this.keep(compileCondition(text, this.vocabulary), path);
  }

  private part(text: string, path: string): CompiledPart | null {
    const expression = this.keep(compileExpression(text, this.scope), path);
    if (expression === null) return null;
    const [name, ...more] = expression.dependencies;
    const isNamed = name !== undefined && more.length === 0 && this.vocabulary.typeOf(name) !== undefined;
    return { expression, name: isNamed && (text === name || this.scope.aliases.get(text) === name) ? name : null };
  }

  text(text: string | undefined, path: string): CompiledText {
    const parts = splitText(text ?? '');
    if (parts === null) {
      this.say('paper-text', path, '算式须写在一对 {{ 和 }} 之间，且不能为空');
      return [];
    }
    return parts.flatMap((part) => {
      const compiled = 'text' in part ? part : this.part(part.expression, path);
      return compiled === null ? [] : [compiled];
    });
  }

  /** `<form>.<key>`, anywhere in the form but in a row. */
  private field(given: string, path: string): { readonly form: string; readonly field: CompiledField } | null {
    const [code = '', key = ''] = given.split('.');
    const form = this.forms.get(code);
    if (!form) {
      this.say('paper-field-unknown', path, `表单 ${clip(code)} 不存在${didYouMean(code, [...this.forms.keys()])}`);
      return null;
    }
    const fields = form.fields.filter(({ table, type }) => table === null && type !== null);
    const field = fields.find((one) => one.key === key);
    if (field) return { form: code, field };
    const hint = didYouMean(
      key,
      fields.map((one) => one.key),
    );
    this.say('paper-field-unknown', path, `表单“${form.document.title}”没有栏目 ${clip(key)}${hint}`);
    return null;
  }

  block(block: PaperBlock, path: string): readonly CompiledBlock[] {
    const body = this.body(block, path);
    return body === null ? [] : [{ ...body, when: this.condition(block.when, `${path}/when`) }];
  }

  private body(block: PaperBlock, path: string): Body | null {
    switch (block.kind) {
      case 'title':
        return {
          kind: 'title',
          document: block,
          text: this.text(block.text, `${path}/text`),
          below: this.text(block.below, `${path}/below`),
        };
      case 'paragraph':
        return { kind: 'paragraph', document: block, text: this.text(block.text, `${path}/text`) };
      case 'grid':
        return {
          kind: 'grid',
          title: block.title ?? null,
          items: block.items.flatMap((item, index) => this.item(item, `${path}/items/${index}`)),
        };
      case 'rows':
        return this.rows(block, path);
      case 'records':
        return this.recordRows(block, path);
      case 'opinions':
        return { kind: 'opinions', document: block };
      case 'clauses':
        return { kind: 'clauses', document: block };
      case 'signature':
        return { kind: 'signature', document: block };
    }
  }

  private item(item: GridItem, path: string): readonly CompiledItem[] {
    const { value, field } = item;
    if ((value === undefined) === (field === undefined)) {
      this.say('paper-item', path, '每一格须写明 value（算式）或者 field（表单的栏目），只取其一');
      return [];
    }
    if (field !== undefined) {
      const named = this.field(field, `${path}/field`);
      if (named?.field.component === 'Table') {
        this.say('paper-item', `${path}/field`, `“${named.field.title}”是表格，请用明细（rows）`);
        return [];
      }
      return named ? [{ document: item, label: item.label ?? named.field.title, value: named }] : [];
    }
    const part = this.part(value ?? '', `${path}/value`);
    if (part === null || 'text' in part) return [];
    const label = item.label ?? (part.name === null ? null : this.vocabulary.titleOf(part.name));
    if (label !== null) return [{ document: item, label, value: part }];
    this.say('paper-item', path, '算式的一格须写明 label（名目）');
    return [];
  }

  private recordRows(block: RecordsBlock, path: string): Body | null {
    const { value, findings } = compileRecordsBlock(block, this.records, path);
    this.findings.push(...findings);
    return value;
  }

  private rows(block: RowsBlock, path: string): Body | null {
    const named = this.field(block.field, `${path}/field`);
    if (named === null) return null;
    const columns = named.field.columns?.fields.filter(({ type }) => type !== null);
    if (!columns) {
      this.say('paper-field-unknown', `${path}/field`, `“${named.field.title}”不是表格，没有明细`);
      return null;
    }
    const byKey = (key: string, at: string): readonly CompiledField[] => {
      const column = columns.find((one) => one.key === key);
      if (column) return [column];
      const keys = columns.map((one) => one.key);
      this.say('paper-field-unknown', at, `“${named.field.title}”没有栏目 ${clip(key)}${didYouMean(key, keys)}`);
      return [];
    };
    const shown = block.columns?.flatMap((key, index) => byKey(key, `${path}/columns/${index}`)) ?? columns;
    if (block.total !== undefined) {
      const [total] = byKey(block.total, `${path}/total`);
      if (total && total.type?.kind !== 'money' && total.type?.kind !== 'integer')
        this.say('paper-item', `${path}/total`, `“${total.title}”不是金额或者整数，不能合计`);
    }
    return { kind: 'rows', document: block, form: named.form, table: named.field, columns: shown };
  }
}
