import type { RouteObject } from 'react-router';

export const dashboardRoutes: readonly RouteObject[] = [
  { path: 'dashboard', lazy: async () => ({ Component: (await import('./dashboard-page')).DashboardPage }) },
  { path: 'deadlines', lazy: async () => ({ Component: (await import('./deadlines-page')).DeadlinesPage }) },
];
