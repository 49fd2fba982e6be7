import type { MatrixDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { duplicateRow, insertRow, moveRow, removeRow } from './edit-rows';
import type { RowCommand } from './toolbar';

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** The command that a key stands for; null for other keys. */
export function commandOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): RowCommand | null {
  if ((ctrlKey || metaKey) && shiftKey && key.toLowerCase() === 'c') return 'copy';
  if (!altKey || ctrlKey || metaKey) return null;
  switch (key) {
    case 'Insert':
    case 'i':
      return 'insert';
    case 'd':
      return 'duplicate';
    case 'ArrowUp':
      return 'up';
    case 'ArrowDown':
      return 'down';
    case 'Delete':
    case 'Backspace':
      return 'remove';
    default:
      return null;
  }
}

/** The matrix after a command on a row, with the row to look at next; null where it changes nothing. */
export function runRowCommand(
  document: MatrixDocument,
  row: number,
  command: RowCommand,
): { readonly document: MatrixDocument; readonly row: number; readonly label: string } | null {
  const number = row + 1;
  const some = document.rows.length > 0;
  switch (command) {
    case 'insert':
      return {
        document: insertRow(document, some ? number : 0),
        row: some ? number : 0,
        label: t('插入第 {{row}} 行', { row: some ? number + 1 : 1 }),
      };
    case 'duplicate':
      return some
        ? { document: duplicateRow(document, row), row: number, label: t('复制第 {{row}} 行', { row: number }) }
        : null;
    case 'up':
      return row > 0
        ? { document: moveRow(document, row, row - 1), row: row - 1, label: t('上移第 {{row}} 行', { row: number }) }
        : null;
    case 'down':
      return number < document.rows.length
        ? { document: moveRow(document, row, number), row: number, label: t('下移第 {{row}} 行', { row: number }) }
        : null;
    case 'remove':
      return some
        ? {
            document: removeRow(document, row),
            row: Math.max(0, Math.min(row, document.rows.length - 2)),
            label: t('删去第 {{row}} 行', { row: number }),
          }
        : null;
    default:
      return null;
  }
}
