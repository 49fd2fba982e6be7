import { Alert, Button } from 'antd';
import { Link, useLocation } from 'react-router';
import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';

interface FailedProps {
  readonly error: Error;
  readonly onReload: () => void;
}

/** Somebody was faster, the session ended, or the answer never came: what that means and what to do. */
export function Failed({ error, onReload }: FailedProps) {
  const { pathname, search } = useLocation();
  const code = error instanceof RequestError ? error.code : null;
  const by = error instanceof RequestError ? error.details['decidedBy'] : null;
  if (code === 'CONFLICT') {
    const said =
      typeof by === 'string' && !error.message.includes(by)
        ? t('{{message}}（{{by}}）', { message: error.message, by })
        : error.message;
    return (
      <Alert
        type="error"
        showIcon
        message={t('这一项已经有人办理，或已有变化')}
        description={t('{{said}}。您填的意见仍在本页，没有作为决定提交。', { said })}
        action={
          <Button size="small" onClick={onReload}>
            {t('重新载入')}
          </Button>
        }
      />
    );
  }
  if (code === 'UNAUTHENTICATED') {
    return (
      <Alert
        type="warning"
        showIcon
        message={t('登录已过期，决定没有提交')}
        description={t('所填内容已存在本机。重新登录后会回到这里，接着办理。')}
        action={
          <Link to="/sign-in" state={{ from: pathname + search }}>
            {t('重新登录')}
          </Link>
        }
      />
    );
  }
  const lost = code === 'NETWORK';
  return (
    <Alert
      type="error"
      showIcon
      message={error.message}
      description={lost ? t('不知道服务器是否已经收到。再点一次是安全的：同一决定只会记一次。') : undefined}
    />
  );
}
