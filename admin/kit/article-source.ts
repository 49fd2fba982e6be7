import { createContext, type ReactNode } from 'react';

/**
 * Shows what stands behind an article (依据): the rule in own words, the values that it leaves to be set. Given by pages
 * that know under which edition they stand; where there is none, the article's name is all there is.
 */
export type ShowArticle = (article: string, onClose: () => void) => ReactNode;

export const ArticleSource = createContext<ShowArticle | null>(null);
