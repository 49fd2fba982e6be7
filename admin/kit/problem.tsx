import { Button, Result } from 'antd';
import { RequestError } from '../graphql/request';

/** A request failed: what happened, what to do, and the number to quote. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const known = error instanceof RequestError;
  return (
    <Result
      status="warning"
      title={known ? error.message : '页面出错了'}
      subTitle={known && error.requestId ? `请求编号 ${error.requestId}` : undefined}
      extra={
        onRetry && (
          <Button type="primary" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
}
