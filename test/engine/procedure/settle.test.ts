import fc from 'fast-check';
import type { Day } from '../../../form-schemas/engine/day';
import type { ChainStep, Slot, Verdict } from '../../../form-schemas/engine/procedure/case';
import { parseRatio, settle } from '../../../form-schemas/engine/procedure/settle';

type Given = Verdict | null;

function stepOf(
  mode: ChainStep['mode'],
  total: number,
  ratio: string | null = null,
  must: readonly string[] = [],
): ChainStep {
  return {
    action: 'decide',
    mode,
    bodies: Array.from({ length: total }, (_, index) => `b${index}`),
    ratio,
    must,
    form: null,
    formBy: 'lead',
  };
}

function slotsOf(verdicts: readonly Given[]): readonly Slot[] {
  return verdicts.map((verdict, index): Slot => ({
    id: `1.0.b${index}`,
    step: 0,
    body: `b${index}`,
    status: verdict ? 'decided' : 'open',
    decision: verdict
      ? {
          verdict,
          person: 'p',
          on: '2030-01-01' as Day,
          opinion: null,
          minutes: null,
          recordedBy: null,
          scan: null,
          alsoFor: [],
        }
      : null,
  }));
}

const yes: Given = 'approve';
const no: Given = 'reject';
const back: Given = 'return';
const open: Given = null;

test.each<[string, ChainStep, readonly Given[], Given]>([
  ['one: approve', stepOf('one', 1), [yes], 'approve'],
  ['one: reject', stepOf('one', 1), [no], 'reject'],
  ['all: one of two is not enough', stepOf('all', 2), [yes, open], null],
  ['all: both', stepOf('all', 2), [yes, yes], 'approve'],
  ['all: a completion that is a reject is no approval', stepOf('all', 2), [yes, no], 'reject'],
  ['any: the first approve settles', stepOf('any', 3), [open, yes, open], 'approve'],
  ['any: one reject settles nothing', stepOf('any', 3), [no, open, open], null],
  ['any: all reject', stepOf('any', 3), [no, no, no], 'reject'],
  ['sequence: a reject settles', stepOf('sequence', 3), [no, open, open], 'reject'],
  ['ratio 2/3 of 3: one is not enough', stepOf('ratio', 3, '2/3'), [yes, open, open], null],
  ['ratio 2/3 of 3: two settle it before the third', stepOf('ratio', 3, '2/3'), [yes, yes, open], 'approve'],
  ['ratio 2/3 of 3: two rejects settle it before the third', stepOf('ratio', 3, '2/3'), [no, no, open], 'reject'],
  ['ratio 2/3 of 4: two of four are less than two thirds', stepOf('ratio', 4, '2/3'), [yes, yes, no, open], null],
  ['ratio 1/2 with a must who has not spoken', stepOf('ratio', 2, '1/2', ['b0']), [open, yes], null],
  ['ratio 1/2 with a must who approves', stepOf('ratio', 2, '1/2', ['b0']), [yes, no], 'approve'],
  [
    'ratio 1/2 with a must who rejects, against a majority',
    stepOf('ratio', 3, '1/2', ['b0']),
    [no, yes, yes],
    'reject',
  ],
  ['a return settles in any mode', stepOf('ratio', 3, '2/3'), [yes, back, open], 'return'],
])('%s', (_, chainStep, verdicts, expected) => {
  expect(settle(chainStep, slotsOf(verdicts))).toBe(expected);
});

test.each([
  ['2/3', { n: 2, d: 3 }],
  ['1/1', { n: 1, d: 1 }],
  ['3/2', null],
  ['0/3', null],
  ['0.5', null],
  [null, null],
])('the ratio %s is read as %j', (text, expected) => {
  expect(parseRatio(text)).toEqual(expected);
});

test('a vote settles to approve exactly when enough have approved, and to reject exactly when that is out of reach', () => {
  const verdict = fc.constantFrom<Given>('approve', 'reject', null);
  fc.assert(
    fc.property(
      fc.array(verdict, { minLength: 1, maxLength: 9 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 5 }),
      (verdicts, n, more) => {
        const d = n + more;
        const needed = Math.ceil((verdicts.length * n) / d);
        const approvals = verdicts.filter((given) => given === 'approve').length;
        const rejects = verdicts.filter((given) => given === 'reject').length;
        const expected = approvals >= needed ? 'approve' : verdicts.length - rejects < needed ? 'reject' : null;
        expect(settle(stepOf('ratio', verdicts.length, `${n}/${d}`), slotsOf(verdicts))).toBe(expected);
      },
    ),
  );
});

describe('a body asked besides', () => {
  const asked = (verdict: Given, status?: Slot['status']): Slot => {
    const [slot] = slotsOf([verdict]);
    return {
      ...slot!,
      id: '1.0.x',
      body: 'x',
      status: status ?? slot!.status,
      added: { by: 'b0', on: '2030-01-01' as Day },
    };
  };
  const modes = fc.constantFrom<ChainStep['mode']>('one', 'all', 'any', 'sequence', 'ratio');
  const given = fc.array(fc.constantFrom<Given>('approve', 'reject', null), { minLength: 1, maxLength: 4 });

  test('that has approved, or was let go, changes nothing in any mode', () => {
    fc.assert(
      fc.property(modes, given, (mode, verdicts) => {
        const step = stepOf(mode, verdicts.length, '1/2');
        const own = settle(step, slotsOf(verdicts));
        expect(settle(step, [...slotsOf(verdicts), asked('approve')])).toBe(own);
        expect(settle(step, [...slotsOf(verdicts), asked(null, 'closed')])).toBe(own);
      }),
    );
  });

  test('that has not answered holds an approval back, and refuses or returns for all', () => {
    fc.assert(
      fc.property(modes, given, (mode, verdicts) => {
        const step = stepOf(mode, verdicts.length, '1/2');
        const own = settle(step, slotsOf(verdicts));
        expect(settle(step, [...slotsOf(verdicts), asked(null)])).toBe(own === 'approve' ? null : own);
        expect(settle(step, [...slotsOf(verdicts), asked('reject')])).toBe('reject');
        expect(settle(step, [...slotsOf(verdicts), asked('return')])).toBe('return');
      }),
    );
  });
});
