import { Button, Input, Select } from 'antd';
import { memo, useId, useState } from 'react';
import type { Finding, MatrixDocument, MatrixRow } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { useRemarks } from '../workspace/remarks';
import { BandTools } from './band-tools';
import { ChainEditor } from './chain-editor';
import type { MatrixDesk } from './desk';
import { withNote, withRow } from './edit-rows';

interface RowPanelProps {
  readonly desk: MatrixDesk;
  readonly row: number;
  readonly findings: readonly Finding[];
  readonly onBack: () => void;
}

/** The row that has the focus, in full: chain, articles, the gap of the text that it settles, note, limits. */
export const RowPanel = memo(function RowPanel({ desk, row, findings, onBack }: RowPanelProps) {
  const { document, regime, readOnly } = desk;
  const id = useId();
  const remarks = useRemarks();
  const given = document.rows[row];
  if (!given) return null;
  const number = row + 1;
  const put = (changed: MatrixRow, label: string) => desk.write(withRow(document, row, changed), label);
  const clauses = (regime?.regime.clauses ?? []).map((clause) => ({
    value: clause.id,
    label: `${clause.article} ${clause.subject}`,
  }));
  const gaps = (regime?.regime.textGaps ?? []).map((gap) => ({ value: gap.id, label: gap.title }));
  return (
    <Panel
      title={t('第 {{row}} 行 {{id}}', { row: number, id: given.id })}
      className="tc-mx-rowpanel"
      extra={
        <Button size="small" type="link" onClick={onBack}>
          {t('回到表格')}
        </Button>
      }
    >
      {remarks?.at(`${desk.path}#/rows/${row}`, t('第 {{row}} 行 {{id}}', { row: number, id: given.id }))}
      <div tabIndex={-1} data-mx-rowpanel>
        <ChainEditor
          document={document}
          row={row}
          regime={regime}
          readOnly={readOnly}
          onChange={(chain, label) => put({ ...given, chain }, label)}
        />
        <div className="tc-mx-pair">
          <label htmlFor={`${id}-clause`}>{t('依据')}</label>
          <Select
            id={`${id}-clause`}
            mode="multiple"
            size="small"
            disabled={readOnly}
            optionFilterProp="label"
            value={[...given.clause]}
            options={clauses}
            onChange={(clause: string[]) => put({ ...given, clause }, t('改第 {{row}} 行的依据', { row: number }))}
          />
        </div>
        <div className="tc-mx-pair">
          <label htmlFor={`${id}-settles`}>{t('补文本空白')}</label>
          <Select
            id={`${id}-settles`}
            size="small"
            allowClear
            disabled={readOnly}
            placeholder={t('本行出自法规文本')}
            value={given.settles ?? null}
            options={gaps}
            onChange={(settles: string | undefined) => {
              const { settles: _gone, ...rest } = given;
              put(settles ? { ...rest, settles } : rest, t('改第 {{row}} 行所补的空白', { row: number }));
            }}
          />
        </div>
        <Note
          key={`${row}/${given.note ?? ''}`}
          id={`${id}-note`}
          note={given.note ?? ''}
          readOnly={readOnly}
          onChange={(note) => put(withNote(given, note), t('改第 {{row}} 行的备注', { row: number }))}
        />
        <BandTools desk={desk} row={row} onWrite={(next: MatrixDocument, label) => desk.write(next, label)} />
        <FindingList findings={findings} />
      </div>
    </Panel>
  );
});

interface NoteProps {
  readonly id: string;
  readonly note: string;
  readonly readOnly: boolean;
  readonly onChange: (note: string) => void;
}

function Note({ id, note, readOnly, onChange }: NoteProps) {
  const [text, setText] = useState(note);
  return (
    <div className="tc-mx-pair">
      <label htmlFor={id}>{t('备注')}</label>
      <Input.TextArea
        id={id}
        size="small"
        autoSize={{ minRows: 1, maxRows: 4 }}
        readOnly={readOnly}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== note && onChange(text.trim())}
      />
    </div>
  );
}
