import type { RouteObject } from 'react-router';

export const evaluationRoutes: readonly RouteObject[] = [
  { path: 'evaluations', lazy: async () => ({ Component: (await import('./evaluations-page')).EvaluationsPage }) },
  { path: 'evaluations/new', lazy: async () => ({ Component: (await import('./new-page')).NewEvaluationPage }) },
  { path: 'evaluations/:id', lazy: async () => ({ Component: (await import('./evaluation-page')).EvaluationPage }) },
];
