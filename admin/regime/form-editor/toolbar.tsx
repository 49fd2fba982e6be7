import { Button } from 'antd';
import { memo } from 'react';
import { t } from '../../i18n/t';
import type { OutlineActions } from './outline-tree';
import { ROOT } from './pointer';
import type { FormDesk } from './use-form-desk';

interface ToolbarProps {
  readonly desk: FormDesk;
  readonly actions: OutlineActions | null;
}

/** What can be done to the form, and what has just been done. Nothing is offered where nothing may be changed. */
export const Toolbar = memo(function Toolbar({ desk, actions }: ToolbarProps) {
  const { workspace, selected, notice, say } = desk;
  if (workspace.readOnly) return <p className="tc-muted">{t('只读：可查看大纲、属性、预览和 JSON，不能修改。')}</p>;
  const onNode = selected !== undefined && selected.pointer !== ROOT;
  return (
    <div className="tc-fe-toolbar">
      <div role="toolbar" aria-label={t('编辑')} className="tc-fe-buttons">
        {actions && (
          <Button type="primary" onClick={actions.add}>
            {t('添加（N）')}
          </Button>
        )}
        {actions && onNode && (
          <>
            <Button aria-label={t('上移“{{title}}”', { title: selected.title })} onClick={() => actions.move(-1)}>
              ↑
            </Button>
            <Button aria-label={t('下移“{{title}}”', { title: selected.title })} onClick={() => actions.move(1)}>
              ↓
            </Button>
            <Button onClick={actions.remove}>{t('删除')}</Button>
          </>
        )}
        <details className="tc-fe-keys">
          <summary>{t('键盘操作')}</summary>
          <div>
            {t(
              '在大纲中：↑↓ 选择，←→ 折叠与展开，Alt+↑↓ 移动（到分组边上再按，移入相邻分组），回车到属性，N 添加，Delete 删除。不在输入框时：Ctrl+Z 撤销，Ctrl+Shift+Z 重做。',
            )}
          </div>
        </details>
      </div>
      <div role="status" className="tc-fe-notice">
        {notice && (
          <>
            <span>{notice.text}</span>
            {notice.undo && workspace.undoable !== null && (
              <Button
                size="small"
                onClick={() => {
                  workspace.undo();
                  say(null);
                }}
              >
                {t('撤销')}
              </Button>
            )}
            <Button size="small" type="text" aria-label={t('关闭提示')} onClick={() => say(null)}>
              ×
            </Button>
            {notice.details && (
              <ul>
                <li>{t('以下位置仍用旧代码，请逐一核对：')}</li>
                {notice.details.slice(0, 20).map((place) => (
                  <li key={place}>
                    <code>{place}</code>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </div>
  );
});
