import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';

/** A page broke, or could not be loaded; the frame around it stays. */
export function RouteProblem() {
  const error = useRouteError();
  if (error instanceof RequestError) return <Problem page error={error} onRetry={reload} />;
  const unloaded = error instanceof Error && /dynamically imported module|preload/i.test(error.message);
  return (
    <>
      <PageTitle title={unloaded ? t('页面没有载入') : t('页面出错了')} />
      <div className="tc-problem" role="alert">
        <p>
          {unloaded
            ? t('网络中断，或者系统刚刚更新。已填内容保存在本机，重新载入即可。')
            : t('这一页遇到意外，其他页面不受影响。已填内容保存在本机；再次出现时，请把做了什么告诉系统管理员。')}
        </p>
        <Button type="primary" onClick={reload}>
          {t('重新载入')}
        </Button>{' '}
        <Link to="/">{t('回首页')}</Link>
      </div>
    </>
  );
}

function reload(): void {
  window.location.reload();
}
