import type { RouteObject } from 'react-router';

export const identityRoutes: readonly RouteObject[] = [
  { path: 'delegations', lazy: async () => ({ Component: (await import('./delegations-page')).DelegationsPage }) },
  { path: 'password', lazy: async () => ({ Component: (await import('./password-page')).PasswordPage }) },
  {
    path: 'organisations',
    lazy: async () => ({ Component: (await import('./organisations-page')).OrganisationsPage }),
  },
  { path: 'persons', lazy: async () => ({ Component: (await import('./persons-page')).PersonsPage }) },
  { path: 'appointments', lazy: async () => ({ Component: (await import('./appointments-page')).AppointmentsPage }) },
  {
    path: 'service-accounts',
    lazy: async () => ({ Component: (await import('./service-accounts-page')).ServiceAccountsPage }),
  },
  { path: 'sessions', lazy: async () => ({ Component: (await import('./sessions-page')).SessionsPage }) },
];
