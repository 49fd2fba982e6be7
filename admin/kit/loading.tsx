import { Skeleton } from 'antd';

/** Keeps the place of what is on its way. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div role="status" aria-label="正在载入">
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
