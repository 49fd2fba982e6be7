import type { RouteObject } from 'react-router';

export const calendarRoutes: readonly RouteObject[] = [
  { path: 'calendar', lazy: async () => ({ Component: (await import('./calendar-page')).CalendarPage }) },
  { path: 'calendar/import', lazy: async () => ({ Component: (await import('./import-page')).ImportPage }) },
];
