import type { CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Day } from '../../form-schemas/engine/day';
import { openCase } from '../../form-schemas/engine/procedure/open-case';
import type { Row, Surroundings } from '../../form-schemas/engine/project/project';
import { surroundingFacts } from '../../form-schemas/engine/project/project-facts';
import type { Facts, Json } from '../../form-schemas/engine/value';

/** Which rows and which side cases a fact counts: one that it must count beside one that it must not. */

type Told = readonly [record: string, fields: Facts, more?: { readonly about?: string; readonly closed?: true }];
interface Counted {
  readonly clause: string;
  readonly fact: string;
  readonly rows?: readonly Told[];
  readonly sides?: readonly (readonly [procedure: string, outcome: string | null])[];
  /** The row that the case is about. */
  readonly about?: string;
  readonly expected: Json;
}

const of = (clause: string, fact: string, rows: readonly Told[], expected: Json, about?: string): Counted => ({
  clause,
  fact,
  rows,
  expected,
  ...(about === undefined ? {} : { about }),
});
const sides = (clause: string, fact: string, procedure: string, outcome: string): Counted => ({
  clause,
  fact,
  sides: [
    [procedure, outcome],
    [procedure, null],
    [procedure, 'another'],
    [procedure, outcome],
  ],
  expected: 2,
});
/** Amounts in fen: 1 yuan and 2 yuan, of which one counts. */
const [ONE, TWO] = [100, 200];
const here = { about: 'a' } as const;
const there = { about: 'b' } as const;
const closed = { closed: true } as const;

export const COUNTED: Readonly<Record<string, readonly Counted[]>> = {
  dazhou: [
    of(
      'DZ-43-2',
      'earlierSupplements',
      [
        ['supplement', { amount: ONE }, here],
        ['supplement', { amount: TWO }, there],
      ],
      '1.00',
      'a',
    ),
    of(
      'DZ-49-2',
      'paidHere',
      [
        ['payment', { amount: ONE }, here],
        ['payment', { amount: TWO }, there],
      ],
      '1.00',
      'a',
    ),
    of(
      'DZ-53-2',
      'failedRectifications',
      [
        ['failed-rectification', {}, here],
        ['failed-rectification', {}, there],
      ],
      1,
      'a',
    ),
    of(
      'DZ-45-2',
      'ownAdjustmentsTotal',
      [
        ['adjustment', { kind: 'own', moved: ONE }],
        ['adjustment', { kind: 'major', moved: TWO }],
      ],
      '1.00',
    ),
    of(
      'DZ-44-3',
      'unapprovedOverruns',
      [
        ['unapproved-change', { overEstimate: true }],
        ['unapproved-change', { overEstimate: false }],
      ],
      1,
    ),
    of(
      'DZ-53-2',
      'nextRectification',
      [
        ['finding', { dueOn: '2026-03-01' }, closed],
        ['finding', { dueOn: '2026-05-01' }],
      ],
      '2026-05-01',
    ),
    of(
      'DZ-20-1',
      'unitSystemsToStop',
      [
        ['unit-system', { duty: 'stop' }],
        ['unit-system', { duty: 'integrate' }],
      ],
      1,
    ),
    of(
      'DZ-20-1',
      'nextStop',
      [
        ['unit-system', { duty: 'integrate', dueOn: '2026-01-01' }],
        ['unit-system', { duty: 'stop', dueOn: '2026-02-01' }, closed],
        ['unit-system', { duty: 'stop', dueOn: '2026-03-01' }],
      ],
      '2026-03-01',
    ),
    of(
      'DZ-15-4',
      'nextIntegration',
      [
        ['unit-system', { duty: 'stop', dueOn: '2026-01-01' }],
        ['unit-system', { duty: 'integrate', dueOn: '2026-02-01' }, closed],
        ['unit-system', { duty: 'integrate', dueOn: '2026-03-01' }],
      ],
      '2026-03-01',
    ),
    of(
      'DZ-29-3',
      'preliminaryTotal',
      [
        ['allocation', { kind: 'preliminary', amount: ONE }],
        ['allocation', { kind: 'investment', amount: TWO }],
      ],
      '1.00',
    ),
    of('DZ-49-2', 'acceptancePassed', [['acceptance', { result: 'fail' }]], false),
    of(
      'DZ-49-2',
      'acceptancePassed',
      [
        ['acceptance', { result: 'fail' }],
        ['acceptance', { result: 'pass' }],
      ],
      true,
    ),
    sides('DZ-46-2', 'incidentSuspensions', 'incident', 'suspended'),
    sides('DZ-53-2', 'enforcementSuspensions', 'enforcement', 'suspended'),
    sides('DZ-46-2', 'resumptions', 'resumption', 'resumed'),
  ],
  chenzhou: [
    of('CZ-9-3', 'guidedAcceptance', [['guidance', { phase: 'building' }]], false),
    of('CZ-9-3', 'guidedAcceptance', [['guidance', { phase: 'acceptance' }]], true),
  ],
  changsha: [
    ...(
      [
        ['hasDesigner', 'design'],
        ['hasCostUnit', 'cost'],
        ['hasSupervisor', 'supervision'],
        ['hasBuilder', 'implementation'],
      ] as const
    ).flatMap(([fact, role]) => [
      of('CS-3.3-6', fact, [['contract', { role: 'testing' }]], false),
      of('CS-3.3-6', fact, [['contract', { role }]], true),
    ]),
    of(
      'CR-4.4-1',
      'lateMilestones',
      [
        ['milestone', { late: true }],
        ['milestone', { late: false }],
      ],
      1,
    ),
    of(
      'CR-2-2',
      'yearBudget',
      [
        ['performance', { budget: ONE }, here],
        ['performance', { budget: TWO }, there],
      ],
      '1.00',
      'a',
    ),
    of(
      'CR-2-1',
      'yearExecuted',
      [
        ['performance', { executed: ONE }, here],
        ['performance', { executed: TWO }, there],
      ],
      '1.00',
      'a',
    ),
    of(
      'CR-4.1-1',
      'findingCount',
      [
        ['evaluation-finding', {}, here],
        ['evaluation-finding', {}, there],
      ],
      1,
      'a',
    ),
    of(
      'CS-5.3-1',
      'groupAccountable',
      [
        ['group-finding', { outcome: 'accountable' }],
        ['group-finding', { outcome: 'ordered' }],
      ],
      1,
    ),
    of(
      'CS-5.3-2',
      'unitAccountable',
      [
        ['unit-finding', { outcome: 'accountable' }],
        ['unit-finding', { outcome: 'exempt' }],
      ],
      1,
    ),
  ],
};

/** What a fact says of its rows; null where the regime has no such fact. */
export function countedBy(regime: CompiledRegime, { fact, rows = [], sides: told = [], about }: Counted): Json {
  const main = openCase(regime, 'project').value;
  const surroundings: Surroundings = {
    main,
    rows: rows.map(([record, fields, more], at): Row => ({
      id: `r/${at}`,
      record,
      on: '2026-01-01' as Day,
      fields,
      about: more?.about ?? null,
      closedOn: more?.closed ? ('2026-06-01' as Day) : null,
    })),
    sides: Object.fromEntries(
      told.flatMap(([procedure, outcome], at) => {
        const state = openCase(regime, procedure).value ?? main;
        const ended = outcome === null ? null : { outcome, positive: true, on: '2026-01-01' as Day };
        return state === null ? [] : [[`s${at}`, { ...state, procedure, ended }]];
      }),
    ),
  };
  return surroundingFacts(regime, surroundings, { procedure: 'project', about: about ?? null })[fact] ?? null;
}
