import { Navigate, createBrowserRouter, type RouteObject } from 'react-router';
import { Problem } from '../kit/problem';
import { Missing, Shell } from './shell';

/** Every page; each is loaded when it is first opened. */
const ROUTES: RouteObject[] = [
  {
    path: '/sign-in',
    hydrateFallbackElement: <></>,
    lazy: async () => ({ Component: (await import('./sign-in-page')).SignInPage }),
  },
  {
    path: '/',
    element: <Shell />,
    errorElement: <Problem page error={null} onRetry={() => window.location.reload()} />,
    hydrateFallbackElement: <></>,
    children: [
      { index: true, element: <Navigate to="/tasks" replace /> },
      { path: 'tasks', lazy: async () => ({ Component: (await import('../approval/tasks-page')).TasksPage }) },
      { path: 'tasks/:id', lazy: async () => ({ Component: (await import('../approval/task-page')).TaskPage }) },
      { path: 'filings', lazy: async () => ({ Component: (await import('../application/filings-page')).FilingsPage }) },
      { path: 'filings/new', lazy: async () => ({ Component: (await import('../application/scope-page')).ScopePage }) },
      { path: 'filings/:id', lazy: async () => ({ Component: (await import('../application/draft-page')).DraftPage }) },
      {
        path: 'applications/:id',
        lazy: async () => ({ Component: (await import('../application/application-page')).ApplicationPage }),
      },
      { path: 'lists/new', lazy: async () => ({ Component: (await import('../approval/list-page')).ListPage }) },
      { path: 'notices', lazy: async () => ({ Component: (await import('../notice/notices-page')).NoticesPage }) },
      { path: 'matrix', lazy: async () => ({ Component: (await import('../regime/matrix-page')).MatrixPage }) },
      { path: '*', element: <Missing /> },
    ],
  },
];

export function createRoutes() {
  return createBrowserRouter(ROUTES);
}
