import { Button } from 'antd';
import { useId, useState } from 'react';
import {
  isOrdered,
  readCell,
  understood,
  wordValue,
  type CellColumn,
  type MatrixDocument,
  type Value,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { bandOf, moveBoundary, neighbours, splitBand, type Side } from './boundary';
import { amountsOf, type MatrixDesk } from './desk';
import { testsAt } from './edit-rows';

interface BandToolsProps {
  readonly desk: MatrixDesk;
  readonly row: number;
  readonly onWrite: (document: MatrixDocument, label: string) => void;
}

/** Splits a row's band, or moves one of its limits together with the rows that touch it there. */
export function BandTools({ desk, row, onWrite }: BandToolsProps) {
  const columns = desk.columns.filter(
    (column) =>
      isOrdered(column) && (bandOf(desk.document.rows[row], column) || testsAt(desk.document.rows[row], column)?.any),
  );
  if (desk.readOnly || columns.length === 0) return null;
  return (
    <>
      {columns.map((column) => (
        <BandTool key={`${row}/${column.code}`} desk={desk} row={row} column={column} onWrite={onWrite} />
      ))}
    </>
  );
}

function BandTool({ desk, row, column, onWrite }: BandToolsProps & { readonly column: CellColumn }) {
  const { document, columns, bounds } = desk;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const read = readCell(typed, { column, bounds, others: amountsOf(document, column) });
  const [only] = read.tests?.tests ?? [];
  const value: Value =
    typed.trim() !== '' && read.tests?.tests.length === 1 && only?.kind === 'equal' ? only.value : null;
  const band = bandOf(document.rows[row], column);
  const done = (next: MatrixDocument | null, label: string, refused: string) => {
    setSaid(next ? '' : refused);
    if (!next) return;
    onWrite(next, label);
    setTyped('');
  };
  const shown = value === null ? '' : wordValue(value, column);
  const move = (side: Side) =>
    done(
      moveBoundary(document, columns, row, column, side, value, bounds),
      side === 'low'
        ? t('第 {{row}} 行“{{column}}”的下限移到 {{value}}', { row: row + 1, column: column.title, value: shown })
        : t('第 {{row}} 行“{{column}}”的上限移到 {{value}}', { row: row + 1, column: column.title, value: shown }),
      t('移到 {{value}} 会使一档不含任何值；请先删去那一行，或选别的界限', { value: shown }),
    );
  const limit = (side: Side) => {
    if (!band || band[side] === null) return null;
    const touching = neighbours(document, columns, row, column, side)
      .map((index) => index + 1)
      .join(t('、'));
    const now = wordValue(band[side], column);
    const text = side === 'low' ? t('下限 {{now}} 移到此', { now }) : t('上限 {{now}} 移到此', { now });
    const with_ = touching === '' ? '' : t('第 {{rows}} 行随之移动', { rows: touching });
    return (
      <span>
        <Button
          size="small"
          disabled={value === null}
          title={value === null ? t('先填一个界限') : undefined}
          onClick={() => move(side)}
        >
          {text}
        </Button>{' '}
        <span className="tc-muted">{with_}</span>
      </span>
    );
  };
  return (
    <div className="tc-mx-tool">
      <label htmlFor={id}>{t('“{{column}}”的新界限', { column: column.title })}</label>
      <input
        id={id}
        value={typed}
        aria-describedby={`${id}-said`}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button
        size="small"
        disabled={value === null}
        title={value === null ? t('先填一个界限') : undefined}
        onClick={() =>
          done(
            splitBand(document, row, column, value, bounds),
            t('第 {{row}} 行在 {{value}} 处拆成两档', { row: row + 1, value: shown }),
            t('{{value}} 不在这一档之内，不能在此拆开', { value: shown }),
          )
        }
      >
        {t('在此拆成两档')}
      </Button>
      {limit('low')}
      {limit('high')}
      <span id={`${id}-said`} aria-live="polite" className={said || read.problem ? 'tc-mx-wrong' : 'tc-muted'}>
        {said ||
          (typed.trim() === ''
            ? ''
            : (read.problem ??
              read.caution ??
              (value === null ? t('请只填一个界限，如 600万元') : understood(read.tests!, column)[0])))}
      </span>
    </div>
  );
}
