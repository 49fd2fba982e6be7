import type { RouteObject } from 'react-router';

export const catalogueRoutes: readonly RouteObject[] = [
  { path: 'catalogue', lazy: async () => ({ Component: (await import('./catalogue-page')).CataloguePage }) },
  { path: 'catalogue/new', lazy: async () => ({ Component: (await import('./edit-page')).NewEntryPage }) },
  { path: 'catalogue/import', lazy: async () => ({ Component: (await import('./import-page')).ImportPage }) },
  { path: 'catalogue/:id', lazy: async () => ({ Component: (await import('./entry-page')).EntryPage }) },
  { path: 'catalogue/:id/edit', lazy: async () => ({ Component: (await import('./edit-page')).EditEntryPage }) },
];
