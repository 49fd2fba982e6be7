/**
 * Rules whose absence no worked case shows, each with what proves it instead. The list is closed: with TONGCHOU_MUTANTS=all the
 * rules that may be missing unnoticed are exactly these.
 */

/** The city set a parameter so that it never comes to it; the tests of that city set it the other way. */
const PARAMETER =
  'proven where the parameter is set the other way (parameters.test.ts, chenzhou.test.ts, changsha.test.ts)';
/** The text says by when; whom lateness is told to is the platform's and decides nothing. */
const TELLING = 'no provision: whom lateness is told';
/** Asked at an earlier stage as well; in between only another project of the unit can change it (chenzhou.test.ts tells such a one). */
const AGAIN = 'asked again of what was asked before';
/** When it has to be filled in says `required`; where it is not asked for it is not shown either. */
const SHOWN = 'not shown where it is not asked for';

/** Counted by the host, which tells a case only the number (test/api/catalogue-gate.test.ts). */
const COUNTED = 'counted by the host';

export const NOT_MISSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dazhou: {
    'check graded-tested: applies': PARAMETER,
    'check payment-approval-letter: applies': PARAMETER,
    'check payment-acceptance-report: applies': PARAMETER,
    'clock rectification: escalate': TELLING,
    'form building builtLines.items.approval: x-visible': SHOWN,
    'procedure project going-live writes 1 security-test: when': PARAMETER,
    'procedure project listing checks unit-not-barred': AGAIN,
    'procedure running-cost request checks in-directory': AGAIN,
  },
  chenzhou: {
    'check past-results: applies': PARAMETER,
    'check cyber-filed: applies': PARAMETER,
    'check results-for-funds: applies': PARAMETER,
    'fact sharedEntries: where': COUNTED,
    'clock serious-delay: escalate': TELLING,
    'clock performance-evaluation: escalate': TELLING,
    'matrix annual-plan two-of-three step 1': PARAMETER,
    'matrix annual-plan two-of-three step 2': PARAMETER,
    'matrix annual-plan two-of-three step 3': PARAMETER,
    'matrix reviews at-founding-lower': PARAMETER,
    'matrix reviews at-founding-lower step 1': PARAMETER,
    'matrix reviews at-founding-lower step 1: deadline': PARAMETER,
    'matrix reviews at-founding-lower step 2': PARAMETER,
    'matrix reviews at-founding-lower step 2: deadline': PARAMETER,
    'procedure project acceptance checks not-held': AGAIN,
    'procedure project pre-reviews writes 1 pre-review: when': PARAMETER,
    'procedure project pre-reviews lanes 1 party-office: when': PARAMETER,
    'procedure project pre-reviews lanes 2 cyberspace: when': PARAMETER,
  },
  nanyang: {
    'check payment-within-contract: applies': PARAMETER,
    'procedure project feasibility-approval lanes 3 security: when': PARAMETER,
  },
  changsha: {
    'clock acceptance: escalate': TELLING,
    'clock settlement: escalate': TELLING,
    'clock final-accounts: escalate': TELLING,
    'form need filedByLead: x-visible': SHOWN,
    'procedure annual-plan group-approval': PARAMETER,
    'procedure change change-city-approval': PARAMETER,
    'procedure project joint-review lanes 3 plan: when': PARAMETER,
    'procedure project joint-review lanes 4 money: when': PARAMETER,
  },
};
