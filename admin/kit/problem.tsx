import { Button } from 'antd';
import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';
import { PageTitle } from './page-title';

/** What can be done, by the API's code: trying again helps only where the cause may pass. */
const ADVICE: Readonly<Record<string, string>> = {
  NOT_FOUND: t('它可能已不存在，或者不属于您现在的任职可以查看的范围。'),
  FORBIDDEN: t('如有多项任职，可在右上角改以另一项任职查看。'),
  UNAUTHENTICATED: t('登录已过期，请重新登录；已填内容保存在本机。'),
};

interface ProblemProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Nothing else is on the page, so that it needs a heading. */
  readonly page?: boolean;
}

/** A request failed: what happened, what to do, and the number to quote. */
export function Problem({ error, onRetry, page = false }: ProblemProps) {
  const known = error instanceof RequestError ? error : null;
  const advice = known && Object.hasOwn(ADVICE, known.code) ? ADVICE[known.code] : undefined;
  const number = known?.requestId && !advice ? t('请求编号 {{number}}', { number: known.requestId }) : undefined;
  const title = known ? known.message : t('页面出错了');
  return (
    <>
      {page && <PageTitle title={t('打不开')} />}
      <div className="tc-problem" role="alert">
        <p>
          <strong>{title}</strong>
        </p>
        {(advice ?? number) && <p className="tc-muted">{advice ?? number}</p>}
        {known?.code === 'UNAUTHENTICATED' ? (
          <Button
            type="primary"
            href={`/sign-in?from=${encodeURIComponent(window.location.pathname + window.location.search + window.location.hash)}`}
          >
            {t('重新登录')}
          </Button>
        ) : (
          onRetry &&
          known?.code !== 'NOT_FOUND' && (
            <Button type="primary" onClick={onRetry}>
              {t('重试')}
            </Button>
          )
        )}
      </div>
    </>
  );
}
