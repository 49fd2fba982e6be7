import { Button } from 'antd';
import { Link } from 'react-router';
import { t } from '../../i18n/t';
import type { FileSaveState } from '../workspace/file-saving';

interface FileSaveLineProps {
  readonly state: FileSaveState;
  readonly root: string;
  readonly onConflict: () => void;
  readonly onRetry: () => void;
}

/** Where one's changes stand now: on the server since when, or only on this device and why. */
export function FileSaveLine({ state, root, onConflict, onRetry }: FileSaveLineProps) {
  return (
    <span className={`tc-file-save tc-file-save-${state.kind}`} role="status">
      {state.kind === 'saved' && (state.at === null ? t('✓ 已全部保存') : t('✓ 已保存 {{at}}', { at: state.at }))}
      {state.kind === 'waiting' && t('有改动，即将保存…')}
      {state.kind === 'saving' && t('保存中…')}
      {state.kind === 'local' && (
        <>
          <strong>{t('未保存到服务器，已存在本机')}</strong> {state.message}{' '}
          {state.signedOut ? (
            <Link to="/sign-in" state={{ from: root }}>
              {t('重新登录')}
            </Link>
          ) : (
            <Button size="small" onClick={onRetry}>
              {t('再存一次')}
            </Button>
          )}
        </>
      )}
      {state.kind === 'conflict' && (
        <>
          <strong>{t('这份草稿已在别处保存过')}</strong> <span>{t('您的改动在本机，没有丢失。')}</span>{' '}
          {t('{{message}} 点“处理”，看双方各改了什么，逐个文件选定。', { message: state.message })}{' '}
          <Button size="small" danger onClick={onConflict}>
            {t('处理…')}
          </Button>
        </>
      )}
    </span>
  );
}
