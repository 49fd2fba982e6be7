import type { RouteObject } from 'react-router';

export const supervisionRoutes: readonly RouteObject[] = [
  { path: 'problems', lazy: async () => ({ Component: (await import('./problems-page')).ProblemsPage }) },
  { path: 'supervision', lazy: async () => ({ Component: (await import('./findings-page')).FindingsPage }) },
  { path: 'supervision/new', lazy: async () => ({ Component: (await import('./new-page')).NewFindingPage }) },
  {
    path: 'unit-records',
    lazy: async () => ({ Component: (await import('./unit-record-page')).UnitRecordPage }),
  },
  { path: 'supervision/:id', lazy: async () => ({ Component: (await import('./finding-page')).FindingPage }) },
];
