import type { RouteObject } from 'react-router';

export const approvalRoutes: readonly RouteObject[] = [
  { path: 'tasks', lazy: async () => ({ Component: (await import('./tasks-page')).TasksPage }) },
  { path: 'tasks/:id', lazy: async () => ({ Component: (await import('./task-page')).TaskPage }) },
  { path: 'copies', lazy: async () => ({ Component: (await import('./copies-page')).CopiesPage }) },
  { path: 'lists/new', lazy: async () => ({ Component: (await import('./list-page')).ListPage }) },
];
