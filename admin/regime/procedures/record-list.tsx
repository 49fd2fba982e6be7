import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { CompiledRegime, RecordDocument, RecordField } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { joined, word } from '../../kit/words';
import { useStudio } from '../studio/studio-context';
import { idOfPlace } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';
import '../../kit/rows.css';

const OF = { project: t('项目的'), unit: t('单位的'), government: t('本级政府的') } as const;

const TYPE = {
  money: t('金额'),
  integer: t('整数'),
  number: t('数'),
  boolean: t('是否'),
  date: t('日期'),
  text: t('文本'),
  enum: t('选项'),
} as const;

/** Typed records: whose rows they are, what stands in them, which stages write or close them. */
export function RecordList() {
  const { document } = useDocument('records', 'records.json');
  const { lastCompiled } = useWorkspace();
  const [search] = useSearchParams();
  const asked = search.get('record');
  const records = document?.records ?? [];
  useEffect(() => {
    const index = records.findIndex(({ code }) => code === asked);
    if (index < 0) return;
    const element = window.document.getElementById(idOfPlace(`records.json#/records/${index}`));
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [asked, records.length]);
  return (
    <Panel title={t('台账')} extra={<span className="tc-muted">{t('{{count}} 种', { count: records.length })}</span>}>
      {records.length === 0 && <p className="tc-muted">{t('这部制度不记台账。')}</p>}
      <ul className="tc-checks">
        {records.map((record, index) => (
          <li key={record.code} id={idOfPlace(`records.json#/records/${index}`)} tabIndex={-1}>
            <OneRecord record={record} compiled={lastCompiled} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface OneRecordProps {
  readonly record: RecordDocument;
  readonly compiled: CompiledRegime | null;
}

function OneRecord({ record, compiled }: OneRecordProps) {
  const { root } = useStudio();
  const writers = writersOf(record.code, compiled);
  return (
    <>
      <div className="tc-check-head">
        <h3>{record.title}</h3>
        <span className="tc-muted">{OF[record.of]}</span>
        {record.clause.map((id) => (
          <ClauseChip key={id} article={compiled?.article([id]) ?? id} />
        ))}
      </div>
      {record.note && <p className="tc-prose tc-muted">{record.note}</p>}
      <table className="tc-table">
        <thead>
          <tr>
            <th scope="col">{t('字段')}</th>
            <th scope="col">{t('类型')}</th>
            <th scope="col">{t('必填')}</th>
          </tr>
        </thead>
        <tbody>
          {record.fields.map((field) => (
            <tr key={field.name}>
              <td data-label={t('字段')}>
                {field.title} <code>{field.name}</code>
              </td>
              <td data-label={t('类型')}>{wordType(field)}</td>
              <td data-label={t('必填')}>{field.required ? t('必填') : t('可空')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tc-muted">
        {writers.length === 0
          ? t('没有环节写它。')
          : writers.map(({ procedure, title, stage, closes }, index) => (
              <span key={index}>
                {index > 0 && t('；')}
                {closes ? t('办结于') : t('写于')}{' '}
                <Link to={`${root}/procedures/${procedure}`}>
                  {title} · {stage}
                </Link>
              </span>
            ))}
      </p>
    </>
  );
}

function wordType({ type, unit, options }: RecordField): string {
  const known = word(TYPE, type);
  const more = options ? joined(options.map(({ title }) => title)) : unit;
  return more ? t('{{type}}（{{more}}）', { type: known, more }) : known;
}

function writersOf(record: string, compiled: CompiledRegime | null) {
  return [...(compiled?.procedures.values() ?? [])].flatMap(({ document }) =>
    document.stages.flatMap((stage) =>
      ('writes' in stage ? (stage.writes ?? []) : [])
        .filter((write) => write.record === record)
        .map(({ close }) => ({
          procedure: document.code,
          title: document.title,
          stage: stage.title,
          closes: close === true,
        })),
    ),
  );
}
