import { Button } from 'antd';
import { wordValue, type CellColumn } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import type { NeighbourMove } from './boundary';
import type { WordsNotice } from './edit-rows';

/** What followed from the last change: words kept true, and bands that touched a limit that moved. */
export interface ChangeNotice {
  readonly column: CellColumn;
  readonly words: WordsNotice | null;
  readonly moves: readonly NeighbourMove[];
}

interface NoticeBarProps {
  readonly notice: ChangeNotice | null;
  readonly onMove: () => void;
  readonly onDismiss: () => void;
}

/** Offers to move the neighbours' limits along; declined, the hole or overlap stays to be seen in the analysis. */
export function NoticeBar({ notice, onMove, onDismiss }: NoticeBarProps) {
  return (
    <div role="status" className="tc-mx-notice-slot">
      {notice && (notice.words || notice.moves.length > 0) && (
        <div className="tc-mx-notice">
          {notice.words && (
            <span>
              {notice.words.kind === 'rewritten'
                ? t('该行的原话已随条件改写为“{{words}}”。', { words: notice.words.words })
                : t('该行的原话“{{words}}”说不出新的条件，已去掉。', { words: notice.words.words })}
            </span>
          )}
          {notice.moves.map((move) => (
            <span key={`${move.row}${move.side}`}>
              {move.side === 'low'
                ? t('第 {{row}} 行的下限仍是 {{from}}，是否也移到 {{to}}？', words(move, notice.column))
                : t('第 {{row}} 行的上限仍是 {{from}}，是否也移到 {{to}}？', words(move, notice.column))}
            </span>
          ))}
          {notice.moves.length > 0 && (
            <Button size="small" type="primary" onClick={onMove} aria-keyshortcuts="Alt+M">
              {t('一并移动（Alt+M）')}
            </Button>
          )}
          <Button size="small" onClick={onDismiss}>
            {notice.moves.length > 0 ? t('不移') : t('知道了')}
          </Button>
        </div>
      )}
    </div>
  );
}

function words({ row, from, to }: NeighbourMove, column: CellColumn) {
  return { row: row + 1, from: wordValue(from, column), to: wordValue(to, column) };
}
