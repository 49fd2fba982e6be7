import type { RouteObject } from 'react-router';

export const registerRoutes: readonly RouteObject[] = [
  { path: 'registers', lazy: async () => ({ Component: (await import('./registers-page')).RegistersPage }) },
  {
    path: 'registers/:regime/:record',
    lazy: async () => ({ Component: (await import('./register-page')).RegisterPage }),
  },
];
