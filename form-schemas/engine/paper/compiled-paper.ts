import type { Condition } from '../check/condition';
import type { CompiledExpression } from '../expression/compile';
import type { CompiledField } from '../form/compiled-form';
import type {
  ClausesBlock,
  GridItem,
  OpinionsBlock,
  PaperDocument,
  ParagraphBlock,
  RecordsBlock,
  RowsBlock,
  SignatureBlock,
  TitleBlock,
} from '../model/paper';
import type { RecordDocument, RecordField } from '../model/record';
import type { Type } from '../value';

/** A paper made ready: texts taken apart, expressions compiled, fields found. */
export interface CompiledPaper {
  readonly document: PaperDocument;
  readonly when: Condition | null;
  readonly blocks: readonly CompiledBlock[];
  readonly footer: CompiledText;
}

export type CompiledText = readonly CompiledPart[];

export type CompiledPart =
  | { readonly text: string }
  /** `name`: the fact or parameter, where the expression is nothing else. */
  | { readonly expression: CompiledExpression; readonly name: string | null };

export type CompiledBlock = { readonly when: Condition | null } & (
  | { readonly kind: 'title'; readonly document: TitleBlock; readonly text: CompiledText; readonly below: CompiledText }
  | { readonly kind: 'paragraph'; readonly document: ParagraphBlock; readonly text: CompiledText }
  | { readonly kind: 'grid'; readonly title: string | null; readonly items: readonly CompiledItem[] }
  | {
      readonly kind: 'rows';
      readonly document: RowsBlock;
      readonly form: string;
      readonly table: CompiledField;
      readonly columns: readonly CompiledField[];
    }
  | {
      readonly kind: 'records';
      readonly document: RecordsBlock;
      readonly record: PaperRecord;
      readonly columns: readonly RecordColumn[];
    }
  | { readonly kind: 'opinions'; readonly document: OpinionsBlock }
  | { readonly kind: 'clauses'; readonly document: ClausesBlock }
  | { readonly kind: 'signature'; readonly document: SignatureBlock }
);

/** A record with the types of its fields. */
export interface PaperRecord {
  readonly document: RecordDocument;
  readonly fields: ReadonlyMap<string, RecordColumn>;
}

export interface RecordColumn {
  readonly field: RecordField;
  readonly type: Type;
}

export interface CompiledItem {
  readonly document: GridItem;
  readonly label: string;
  readonly value: CompiledValue;
}

export type CompiledValue = CompiledPart | { readonly form: string; readonly field: CompiledField };
