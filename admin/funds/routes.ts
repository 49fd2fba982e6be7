import type { RouteObject } from 'react-router';

export const fundsRoutes: readonly RouteObject[] = [
  { path: 'funds', lazy: async () => ({ Component: (await import('./execution-page')).ExecutionPage }) },
];
