import { createBrowserRouter, type RouteObject } from 'react-router';
import { acceptanceRoutes } from '../acceptance/routes';
import { applicationRoutes } from '../application/routes';
import { approvalRoutes } from '../approval/routes';
import { auditRoutes } from '../audit/routes';
import { calendarRoutes } from '../calendar/routes';
import { dashboardRoutes } from '../dashboard/routes';
import { budgetRoutes } from '../budget/routes';
import { fundsRoutes } from '../funds/routes';
import { catalogueRoutes } from '../catalogue/routes';
import { evaluationRoutes } from '../evaluation/routes';
import { identityRoutes } from '../identity/routes';
import { noticeRoutes } from '../notice/routes';
import { planRoutes } from '../plan/routes';
import { projectRoutes } from '../project/routes';
import { regimeRoutes } from '../regime/routes';
import { registerRoutes } from '../register/routes';
import { supervisionRoutes } from '../supervision/routes';
import { systemRoutes } from '../system/routes';
import { FirstPage } from './first-page';
import { Missing } from './missing';
import { RouteProblem } from './route-problem';
import { EmptyFrame, Shell } from './shell';

/** Every page, by area; each is loaded when it is first opened. */
const ROUTES: RouteObject[] = [
  {
    path: '/sign-in',
    hydrateFallbackElement: <></>,
    lazy: async () => ({ Component: (await import('./sign-in-page')).SignInPage }),
  },
  {
    // For anybody who has a paper in hand: outside of the frame, without signing in.
    path: '/verify',
    hydrateFallbackElement: <></>,
    lazy: async () => ({ Component: (await import('./verify-page')).VerifyPage }),
  },
  {
    path: '/',
    element: <Shell />,
    errorElement: <RouteProblem />,
    hydrateFallbackElement: <EmptyFrame />,
    children: [
      {
        // Without a path: a page that breaks leaves the frame standing.
        errorElement: <RouteProblem />,
        children: [
          { index: true, element: <FirstPage /> },
          ...approvalRoutes,
          ...applicationRoutes,
          ...projectRoutes,
          ...registerRoutes,
          ...budgetRoutes,
          ...fundsRoutes,
          ...acceptanceRoutes,
          ...catalogueRoutes,
          ...evaluationRoutes,
          ...supervisionRoutes,
          ...planRoutes,
          ...systemRoutes,
          ...dashboardRoutes,
          ...regimeRoutes,
          ...noticeRoutes,
          ...identityRoutes,
          ...calendarRoutes,
          ...auditRoutes,
          { path: 'graphiql', lazy: async () => ({ Component: (await import('./graphiql-page')).GraphiqlPage }) },
          { path: '*', element: <Missing /> },
        ],
      },
    ],
  },
];

export function createRoutes() {
  return createBrowserRouter(ROUTES);
}
