import { Button, Modal, Progress, Radio } from 'antd';
import { useId, useMemo, useState } from 'react';
import { showCell, type CompiledRegime, type MatrixDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { amountsOf, type MatrixDesk } from './desk';
import { columnKind, type Place } from './grid-place';
import { applyPaste, MOST_ROWS, type PasteContext, type PastedRow } from './paste';
import { usePaste } from './use-paste';

interface PasteDialogProps {
  readonly desk: MatrixDesk;
  readonly text: string;
  readonly place: Place;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
  readonly onApply: (document: MatrixDocument, count: number) => void;
}

const MOST_SHOWN = 60;

/** What is understood of a spreadsheet's rows before any of it goes into the matrix; a line for every row with a fault. */
export function PasteDialog({ desk, text, place, onText, onClose, onApply }: PasteDialogProps) {
  const { document, columns, bounds, regime } = desk;
  const id = useId();
  const [over, setOver] = useState(false);
  const context = useMemo(
    (): PasteContext => ({
      columns,
      from: columnKind(document, place.column) === 'input' ? place.column - 1 : 0,
      bounds,
      others: (column) => amountsOf(document, column),
      ...namesOf(regime),
    }),
    [columns, document, place.column, bounds, regime],
  );
  const reading = usePaste(text, context);
  const wrong = reading.rows.filter(({ problems }) => problems.length > 0);
  const tooMany = reading.rows.length > MOST_ROWS;
  const refused = tooMany
    ? t('一次最多粘贴 {{count}} 行，请分开', { count: MOST_ROWS })
    : !reading.done
      ? t('还在读')
      : reading.rows.length === 0
        ? t('没有可粘贴的行')
        : undefined;
  return (
    <Modal open width={960} title={t('从表格粘贴')} onCancel={onClose} footer={null} destroyOnHidden>
      <label htmlFor={`${id}-text`}>{t('从 Excel 复制来的内容（可带表头：列名、编码、审批链、依据、备注）')}</label>
      <textarea
        id={`${id}-text`}
        className="tc-mx-paste"
        rows={4}
        value={text.length > 200_000 ? '' : text}
        placeholder={text.length > 200_000 ? t('内容过长，不在此显示') : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      <div role="status">
        {reading.done ? (
          <p>{t('读到 {{count}} 行，其中 {{wrong}} 行有问题', { count: reading.rows.length, wrong: wrong.length })}</p>
        ) : (
          <p className="tc-mx-actions">
            <Progress
              percent={reading.lines === 0 ? 0 : Math.floor((reading.rows.length * 100) / reading.lines)}
              size="small"
              style={{ maxWidth: 240 }}
            />
            <Button size="small" onClick={reading.cancel}>
              {t('停止')}
            </Button>
          </p>
        )}
      </div>
      {wrong.length > 0 && (
        <ul className="tc-mx-issues tc-mx-scroll">
          {wrong.slice(0, MOST_SHOWN).map(({ line, problems }) => (
            <li key={line}>
              <span>
                <strong>{t('第 {{line}} 行', { line })}</strong>
                {problems.join(t('；'))}
              </span>
            </li>
          ))}
          {wrong.length > MOST_SHOWN && (
            <li>{t('另有 {{count}} 行有问题，未列出', { count: wrong.length - MOST_SHOWN })}</li>
          )}
        </ul>
      )}
      <Preview desk={desk} rows={reading.rows} />
      <div className="tc-mx-actions">
        <Radio.Group
          aria-label={t('放在哪里')}
          value={over}
          onChange={(event) => setOver(event.target.value as boolean)}
          options={[
            {
              value: false,
              label: t('作为新行插在第 {{row}} 行之后', { row: Math.min(place.row + 1, document.rows.length) }),
            },
            { value: true, label: t('从第 {{row}} 行起覆盖', { row: place.row + 1 }) },
          ]}
        />
        <Button
          type="primary"
          disabled={refused !== undefined}
          title={refused}
          onClick={() => onApply(applyPaste(document, reading.rows, { at: place.row, over }), reading.rows.length)}
        >
          {wrong.length > 0 ? t('连同有问题的一起粘贴（原文保留在格中）') : t('粘贴')}
        </Button>
        {refused && <span className="tc-muted">{refused}</span>}
      </div>
    </Modal>
  );
}

/** The first rows as they would stand in the matrix. */
function Preview({ desk, rows }: { readonly desk: MatrixDesk; readonly rows: readonly PastedRow[] }) {
  const columns = desk.columns.filter((column) => rows[0]?.cells.some((cell) => cell.column.code === column.code));
  if (rows.length === 0) return null;
  return (
    <div className="tc-mx-scroll">
      <table className="tc-table">
        <caption className="tc-muted">
          {t('前 {{count}} 行的读法', { count: Math.min(MOST_SHOWN, rows.length) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('行')}</th>
            {columns.map(({ code, title }) => (
              <th key={code} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">{t('审批步骤')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map(({ line, cells, other }) => (
            <tr key={line}>
              <td>{line}</td>
              {columns.map((column) => {
                const cell = cells.find((each) => each.column.code === column.code);
                const shown = cell?.read.tests
                  ? showCell(cell.read.cell, cell.read.words ?? undefined, column, desk.bounds).text
                  : (cell?.typed ?? '');
                return (
                  <td
                    key={column.code}
                    data-label={column.title}
                    className={cell && cell.read.problem !== null ? 'tc-mx-wrong' : undefined}
                  >
                    {shown}
                  </td>
                );
              })}
              <td data-label={t('审批步骤')}>{other.chain ? t('{{count}} 步', { count: other.chain.length }) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Bodies and clauses by the names that people write. */
function namesOf(regime: CompiledRegime | null): Pick<PasteContext, 'bodyCode' | 'clauseId'> {
  const bodies = new Map(
    [...(regime?.bodies.values() ?? [])].flatMap(({ code, title }) => [[code, code] as const, [title, code] as const]),
  );
  const clauses = new Map(
    (regime?.regime.clauses ?? []).flatMap(({ id, article }) => [[article, id] as const, [id, id] as const]),
  );
  return { bodyCode: (name) => bodies.get(name) ?? null, clauseId: (name) => clauses.get(name) ?? null };
}
