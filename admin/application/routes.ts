import type { RouteObject } from 'react-router';

export const applicationRoutes: readonly RouteObject[] = [
  { path: 'filings', lazy: async () => ({ Component: (await import('./filings-page')).FilingsPage }) },
  { path: 'filings/new', lazy: async () => ({ Component: (await import('./scope-page')).ScopePage }) },
  { path: 'filings/:id', lazy: async () => ({ Component: (await import('./draft-page')).DraftPage }) },
  {
    path: 'applications/:id',
    lazy: async () => ({ Component: (await import('./application-page')).ApplicationPage }),
  },
];
