import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import type { SaveState } from './autosave';
import { t } from '../i18n/t';

interface SaveLineProps {
  readonly state: SaveState;
  readonly draft: string;
  readonly onReload: () => void;
  readonly onOverwrite: (version: number) => void;
}

/** Where what one has typed stands now: on the server since when, or only on this device and why. */
export function SaveLine({ state, draft, onReload, onOverwrite }: SaveLineProps) {
  return (
    <div className={isUrgent(state) ? 'tc-save tc-save-urgent' : 'tc-save'} role="status">
      {state.kind === 'saved' && (
        <span className="tc-save-good">
          {state.whole
            ? t('✓ 已保存 {{at}}', { at: state.at })
            : t('✓ 已保存 {{at}}（读不懂的几处只存在本机）', { at: state.at })}
        </span>
      )}
      {state.kind === 'saving' && <span>{t('保存中…')}</span>}
      {state.kind === 'local' && (
        <Alert
          type="warning"
          showIcon
          message={t('未保存到服务器——已存在本机')}
          description={state.message}
          action={
            state.signedOut && (
              <Link to="/sign-in" state={{ from: `/filings/${draft}` }}>
                {t('重新登录')}
              </Link>
            )
          }
        />
      )}
      {state.kind === 'conflict' && (
        <Alert
          type="error"
          showIcon
          message={t('这份草稿已在别处保存过')}
          description={t('{{message}}。您在这里填的内容已存在本机，没有丢失。请选定以哪一份为准。', {
            message: state.message,
          })}
          action={
            <div className="tc-save-choice">
              <Button size="small" onClick={onReload}>
                {t('载入服务器上的版本')}
              </Button>
              {state.currentVersion !== null && (
                <Button size="small" danger onClick={() => onOverwrite(state.currentVersion ?? 0)}>
                  {t('以我的内容为准')}
                </Button>
              )}
            </div>
          }
        />
      )}
    </div>
  );
}

/** What stops the saving must be seen wherever one is in a long form. */
function isUrgent({ kind }: SaveState): boolean {
  return kind === 'conflict' || kind === 'local';
}
