import { createContext, useContext } from 'react';

/** Gives the article's words for clause ids; the form's host provides it from the regime. */
export type Articles = (clause: readonly string[] | undefined) => string | undefined;

const ArticlesContext = createContext<Articles>(() => undefined);

export const ArticlesProvider = ArticlesContext.Provider;

export function useArticles(): Articles {
  return useContext(ArticlesContext);
}

const ArticleAbove = createContext<string | undefined>(undefined);

/** The article that a form or section already shows: its fields show theirs only where it is another one. */
export const ArticleAboveProvider = ArticleAbove.Provider;

export function useArticleAbove(): string | undefined {
  return useContext(ArticleAbove);
}
