import type { RouteObject } from 'react-router';

export const noticeRoutes: readonly RouteObject[] = [
  { path: 'notices', lazy: async () => ({ Component: (await import('./notices-page')).NoticesPage }) },
];
