import { Button } from 'antd';
import { t } from '../i18n/t';

interface PagerProps {
  readonly info: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly onTurn: (page: { readonly after: string } | { readonly before: string }) => void;
}

/** Turns the pages of a list that is read by cursors: there is a next and a previous page, but no page seven. */
export function Pager({ info, onTurn }: PagerProps) {
  if (!info.hasNextPage && !info.hasPreviousPage) return null;
  return (
    <nav className="tc-pager" aria-label={t('翻页')}>
      <Button
        disabled={!info.hasPreviousPage || info.startCursor === null}
        onClick={() => onTurn({ before: info.startCursor ?? '' })}
      >
        {t('上一页')}
      </Button>
      <Button
        disabled={!info.hasNextPage || info.endCursor === null}
        onClick={() => onTurn({ after: info.endCursor ?? '' })}
      >
        {t('下一页')}
      </Button>
    </nav>
  );
}
