import type { RouteObject } from 'react-router';

export const planRoutes: readonly RouteObject[] = [
  { path: 'plans', lazy: async () => ({ Component: (await import('./plan-page')).PlanPage }) },
];
