import { lazy, Suspense, useCallback, type ReactNode } from 'react';
import { ArticleSource, type ShowArticle } from '../kit/article-source';
import type { EditionRef } from './use-regime';

const ArticleDialog = lazy(async () => ({ default: (await import('./article-dialog')).ArticleDialog }));

interface ArticlesOfProps {
  readonly edition: EditionRef | null | undefined;
  readonly children: ReactNode;
}

/** Lets every article on a page be opened: under the edition by which the page's case goes. */
export function ArticlesOf({ edition, children }: ArticlesOfProps) {
  const show = useCallback<ShowArticle>(
    (article, onClose) =>
      edition && (
        <Suspense fallback={null}>
          <ArticleDialog edition={edition} article={article} onClose={onClose} />
        </Suspense>
      ),
    [edition],
  );
  return <ArticleSource.Provider value={edition ? show : null}>{children}</ArticleSource.Provider>;
}
