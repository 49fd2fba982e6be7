import {
  bodyTitle,
  type CompiledField,
  type CompiledRegime,
  type GridItem,
  type PaperBlock,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { PaperSlot, PaperText, wordSlot } from './paper-text';

interface PaperPartProps {
  readonly block: PaperBlock;
  readonly procedure: string;
  readonly compiled: CompiledRegime | null;
}

/** One part of a paper as it will look, with titles where a case's content will stand. */
export function PaperPart({ block, procedure, compiled }: PaperPartProps) {
  switch (block.kind) {
    case 'title':
      return (
        <>
          <p className="tc-paper-title">
            <PaperText text={block.text} compiled={compiled} />
          </p>
          {block.below && (
            <p className="tc-paper-center">
              <PaperText text={block.below} compiled={compiled} />
            </p>
          )}
        </>
      );
    case 'paragraph':
      return (
        <p className={`tc-paper-${block.align ?? 'body'}`}>
          <PaperText text={block.text} compiled={compiled} />
        </p>
      );
    case 'grid':
      return (
        <>
          <PartTitle title={block.title} />
          <dl className="tc-paper-grid">
            {block.items.map((item, index) => (
              <Pair key={index} item={item} compiled={compiled} />
            ))}
          </dl>
        </>
      );
    case 'rows': {
      const table = fieldOf(compiled, block.field);
      const columns = table?.columns?.fields ?? [];
      const shown = block.columns?.flatMap((key) => columns.filter((column) => column.key === key)) ?? columns;
      return (
        <>
          <PartTitle title={block.title ?? table?.title} />
          <p className="tc-paper-line">
            {t('明细：')}
            {[t('序号'), ...shown.map(({ title }) => title)].join(' | ')}
            {block.total !== undefined &&
              t('；合计“{{column}}”', { column: columns.find(({ key }) => key === block.total)?.title ?? block.total })}
          </p>
        </>
      );
    }
    case 'records': {
      const record = compiled?.records.get(block.record);
      const titleOf = (name: string): string => record?.fields.get(name)?.field.title ?? name;
      const names = block.columns ?? [...(record?.fields.keys() ?? [])];
      return (
        <>
          <PartTitle title={block.title ?? record?.document.title} />
          <p className="tc-paper-line">
            {t('台账“{{record}}”已记入的：', { record: record?.document.title ?? block.record })}
            {[t('序号'), ...(block.day ? [t('记入之日')] : []), ...names.map(titleOf)].join(' | ')}
            {block.total !== undefined && t('；合计“{{column}}”', { column: titleOf(block.total) })}
          </p>
        </>
      );
    }
    case 'opinions':
      return (
        <>
          <PartTitle title={block.title} />
          <ul className="tc-paper-opinions">
            {block.stages.map((code) => (
              <li key={code}>
                {compiled?.procedures.get(procedure)?.stages.get(code)?.title ?? code}
                <span className="tc-paper-slot">{t('意见、办理人、日期')}</span>
              </li>
            ))}
          </ul>
        </>
      );
    case 'clauses':
      return (
        <>
          <PartTitle title={block.title} />
          <p className="tc-paper-line">
            {block.clause.map((id) => (
              <ClauseChip key={id} article={compiled?.article([id]) ?? id} />
            ))}
          </p>
        </>
      );
    case 'signature':
      return (
        <p className="tc-paper-right">
          {bodyTitle(compiled, block.body)} <PaperSlot expression="paper.issuedOn" compiled={compiled} />
        </p>
      );
  }
}

function PartTitle({ title }: { readonly title?: string | undefined }) {
  return title ? <p className="tc-paper-part">{title}</p> : null;
}

function Pair({ item, compiled }: { readonly item: GridItem; readonly compiled: CompiledRegime | null }) {
  const field = item.field === undefined ? null : fieldOf(compiled, item.field);
  const title = item.field === undefined ? wordSlot(item.value ?? '', compiled) : (field?.title ?? item.field);
  return (
    <div className={item.wide ? 'tc-paper-wide' : undefined}>
      <dt>{item.label ?? title}</dt>
      <dd>
        <span className="tc-paper-slot" title={item.field ?? item.value}>
          {item.field === undefined
            ? title
            : t('表单“{{form}}”所填', {
                form: compiled?.forms.get(item.field.split('.')[0] ?? '')?.document.title ?? item.field,
              })}
        </span>
      </dd>
    </div>
  );
}

function fieldOf(compiled: CompiledRegime | null, path: string): CompiledField | null {
  const [form = '', key] = path.split('.');
  return compiled?.forms.get(form)?.fields.find((field) => field.table === null && field.key === key) ?? null;
}
