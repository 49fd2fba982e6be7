import type { RouteObject } from 'react-router';

export const acceptanceRoutes: readonly RouteObject[] = [
  { path: 'acceptances', lazy: async () => ({ Component: (await import('./acceptances-page')).AcceptancesPage }) },
  { path: 'security', lazy: async () => ({ Component: (await import('./security-page')).SecurityPage }) },
];
