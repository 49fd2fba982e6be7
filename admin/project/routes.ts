import type { RouteObject } from 'react-router';

export const projectRoutes: readonly RouteObject[] = [
  { path: 'projects', lazy: async () => ({ Component: (await import('./projects-page')).ProjectsPage }) },
  { path: 'units', lazy: async () => ({ Component: (await import('./unit-page')).UnitPage }) },
  { path: 'projects/:id', lazy: async () => ({ Component: (await import('./project-page')).ProjectPage }) },
];
