import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../../i18n/t';

const STEP = 20;

/** The first of a long list, and the way to the next. */
export function useShown<T>(all: readonly T[]): readonly [readonly T[], () => void] {
  const [count, setCount] = useState(STEP);
  return [all.slice(0, count), () => setCount((before) => before + STEP)];
}

export function MoreRows({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  if (left <= 0) return null;
  return <Button onClick={onMore}>{t('再看更早的（还有 {{count}} 个）', { count: left })}</Button>;
}
