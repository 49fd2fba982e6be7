import type { RouteObject } from 'react-router';

export const budgetRoutes: readonly RouteObject[] = [
  { path: 'budgets', lazy: async () => ({ Component: (await import('./budget-page')).BudgetPage }) },
  { path: 'budgets/import', lazy: async () => ({ Component: (await import('./import-page')).BudgetImportPage }) },
  { path: 'budgets/:id', lazy: async () => ({ Component: (await import('./line-page')).BudgetLinePage }) },
];
