import { Button, Result } from 'antd';
import { RequestError } from '../graphql/request';

/** What can be done, by the API's code: trying again helps only where the cause may pass. */
const ADVICE: Readonly<Record<string, string>> = {
  NOT_FOUND: '它可能已不存在，或者不属于您现在的任职可以查看的范围。',
  FORBIDDEN: '如有多项任职，可在右上角改以另一项任职查看。',
  UNAUTHENTICATED: '登录已过期，请重新登录；已填内容保存在本机。',
};

/** A request failed: what happened, what to do, and the number to quote. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const known = error instanceof RequestError ? error : null;
  const advice = known && Object.hasOwn(ADVICE, known.code) ? ADVICE[known.code] : undefined;
  const number = known?.requestId && !advice ? `请求编号 ${known.requestId}` : undefined;
  return (
    <Result
      status="warning"
      title={known ? known.message : '页面出错了'}
      subTitle={advice ?? number}
      extra={
        known?.code === 'UNAUTHENTICATED' ? (
          <Button type="primary" href="/sign-in">
            重新登录
          </Button>
        ) : (
          onRetry &&
          known?.code !== 'NOT_FOUND' && (
            <Button type="primary" onClick={onRetry}>
              重试
            </Button>
          )
        )
      }
    />
  );
}
