import { Button } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';

interface ListStateProps {
  readonly list: {
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly count: number;
  /** Why there is nothing, and the first step. */
  readonly empty: string;
  readonly children: ReactNode;
}

/** A list that is on its way, broken, empty, or there with more to come. */
export function ListState({ list, count, empty, children }: ListStateProps) {
  if (list.isPending) return <Loading />;
  if (list.isError && count === 0) return <Problem error={list.error} onRetry={() => void list.refetch()} />;
  if (count === 0) return <Empty title={empty} />;
  return (
    <>
      {children}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('加载更多')}
        </Button>
      )}
    </>
  );
}
