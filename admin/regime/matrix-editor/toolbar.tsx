import { Button } from 'antd';
import { t } from '../../i18n/t';
import { useWorkspace } from '../workspace/workspace';

export type RowCommand = 'insert' | 'duplicate' | 'up' | 'down' | 'remove' | 'paste' | 'copy';

interface ToolbarProps {
  readonly rows: number;
  readonly row: number;
  readonly json: boolean;
  readonly onCommand: (command: RowCommand) => void;
  readonly onJson: (json: boolean) => void;
}

/** What can be done with the row that has the focus, and with the whole matrix. Each has its key. */
export function Toolbar({ rows, row, json, onCommand, onJson }: ToolbarProps) {
  const { readOnly } = useWorkspace();
  const none = rows === 0;
  const button = (command: RowCommand, text: string, keys: string, disabled = false) => (
    <Button
      size="small"
      disabled={disabled}
      aria-keyshortcuts={keys}
      title={keys.replace('Insert', 'Ins')}
      onClick={() => onCommand(command)}
    >
      {text}
    </Button>
  );
  return (
    <div className="tc-mx-toolbar" role="toolbar" aria-label={t('矩阵的操作')}>
      {!readOnly && (
        <>
          {!json && (
            <>
              {button('insert', t('插入一行'), 'Alt+Insert')}
              {button('duplicate', t('复制此行'), 'Alt+D', none)}
              {button('up', t('上移'), 'Alt+ArrowUp', none || row === 0)}
              {button('down', t('下移'), 'Alt+ArrowDown', none || row >= rows - 1)}
              {button('remove', t('删去此行'), 'Alt+Delete', none)}
              {button('paste', t('从表格粘贴…'), 'Control+V')}
            </>
          )}
        </>
      )}
      {!json && button('copy', t('复制整张表'), 'Control+Shift+C', none)}
      <Button size="small" aria-pressed={json} onClick={() => onJson(!json)}>
        {json ? t('回到表格') : t('看 JSON')}
      </Button>
      {!json && (
        <details className="tc-mx-keys">
          <summary>{t('键盘操作')}</summary>
          <div>
            {readOnly
              ? t('在表格中：方向键移动，Home、End 到行首行尾，Ctrl+方向键到边上，Ctrl+C 复制所在格。')
              : t(
                  '在表格中：方向键移动，回车或直接打字改这一格，Esc 放弃；Alt+Insert 插入一行，Alt+D 复制此行，Alt+↑↓ 移动此行，Alt+Delete 删去此行；Ctrl+Z 撤销，Ctrl+Y 重做；Ctrl+C、Ctrl+V 复制、粘贴。',
                )}
          </div>
        </details>
      )}
      {readOnly && <span className="tc-muted">{t('只能查看，不能修改')}</span>}
    </div>
  );
}
