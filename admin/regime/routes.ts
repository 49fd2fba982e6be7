import type { RouteObject } from 'react-router';

/** The pages of the studio, the same around a draft and around an edition. */
const pages: readonly RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./studio/overview-page')).OverviewPage }) },
  { path: 'basics', lazy: async () => ({ Component: (await import('./studio/basics-page')).BasicsPage }) },
  { path: 'compare', lazy: async () => ({ Component: (await import('./studio/compare-page')).ComparePage }) },
  { path: 'comments', lazy: async () => ({ Component: (await import('./studio/comments-page')).CommentsPage }) },
  { path: 'forms/:code', lazy: async () => ({ Component: (await import('./studio/form-host')).FormHost }) },
  { path: 'matrices/:code', lazy: async () => ({ Component: (await import('./studio/matrix-host')).MatrixHost }) },
  {
    path: 'procedures/:code',
    lazy: async () => ({ Component: (await import('./procedures/procedure-page')).ProcedurePage }),
  },
  { path: 'papers/:code', lazy: async () => ({ Component: (await import('./papers/paper-page')).PaperPage }) },
  { path: 'checks', lazy: async () => ({ Component: (await import('./procedures/checks-page')).ChecksPage }) },
  { path: 'life', lazy: async () => ({ Component: (await import('./procedures/life-page')).LifePage }) },
  { path: 'parameters', lazy: async () => ({ Component: (await import('./studio/parameters-page')).ParametersPage }) },
  { path: 'clauses', lazy: async () => ({ Component: (await import('./clauses/clauses-page')).ClausesPage }) },
  { path: 'facts', lazy: async () => ({ Component: (await import('./studio/facts-page')).FactsPage }) },
  { path: 'cases', lazy: async () => ({ Component: (await import('./cases/cases-page')).CasesPage }) },
  { path: 'files', lazy: async () => ({ Component: (await import('./studio/files-page')).FilesPage }) },
];

export const regimeRoutes: readonly RouteObject[] = [
  { path: 'matrix', lazy: async () => ({ Component: (await import('./matrix-page')).MatrixPage }) },
  { path: 'regimes', lazy: async () => ({ Component: (await import('./editions/regimes-page')).RegimesPage }) },
  { path: 'regimes/import', lazy: async () => ({ Component: (await import('./editions/import-page')).ImportPage }) },
  { path: 'regimes/:code', lazy: async () => ({ Component: (await import('./editions/regime-page')).RegimePage }) },
  {
    path: 'regimes/:code/compare',
    lazy: async () => ({ Component: (await import('./editions/compare-editions-page')).CompareEditionsPage }),
  },
  {
    path: 'editions/:id/publish',
    lazy: async () => ({ Component: (await import('./editions/publish-page')).PublishPage }),
  },
  {
    path: 'editions/:id',
    lazy: async () => ({ Component: (await import('./studio/edition-studio')).EditionStudio }),
    children: [...pages],
  },
  {
    path: 'regime-drafts/:id',
    lazy: async () => ({ Component: (await import('./studio/draft-studio')).DraftStudio }),
    children: [
      ...pages,
      { path: 'submit', lazy: async () => ({ Component: (await import('./studio/submit-page')).SubmitPage }) },
      { path: 'rebase', lazy: async () => ({ Component: (await import('./studio/rebase-page')).RebasePage }) },
    ],
  },
];
