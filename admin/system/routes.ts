import type { RouteObject } from 'react-router';

export const systemRoutes: readonly RouteObject[] = [
  { path: 'systems', lazy: async () => ({ Component: (await import('./systems-page')).SystemsPage }) },
];
