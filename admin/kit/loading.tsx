import { Skeleton } from 'antd';
import { t } from '../i18n/t';

/** Keeps the place of what is on its way. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div role="status" aria-label={t('正在载入')}>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
