import type { Day } from '../../../form-schemas/engine/day';
import { isFine } from '../../../form-schemas/engine/finding';
import type { CaseEvent } from '../../../form-schemas/engine/procedure/case';
import { couldOpen } from '../../../form-schemas/engine/project/could-open';
import { caseIn, openBeside, openWorld, playEvent, type World } from '../../../form-schemas/engine/project/world';
import { actor, codes, compiled } from '../fixtures/invented-case';
import { CONTRACT, deciding, handing, SCOPE } from '../fixtures/life-case';
import { lifeRegime } from '../fixtures/life-regime';

const regime = compiled(lifeRegime());
const bodies = ['secretariat'];

function fresh(): World {
  return openWorld(regime, 'project').value!;
}

function played(world: World, ...events: readonly (readonly [string | undefined, CaseEvent])[]): World {
  return events.reduce((now, [label, event]) => {
    const { value, findings } = playEvent(regime, now, label, event);
    if (!isFine(findings)) throw new Error(findings.map(({ message }) => message).join('\n'));
    return value;
  }, world);
}

function beside(world: World, label: string, procedure: string, about: string | null = null): World {
  const { value, findings } = openBeside(regime, world, label, procedure, { bodies, about });
  if (!isFine(findings)) throw new Error(findings.map(({ message }) => message).join('\n'));
  return value;
}

const note = (on: string, serious = true) => handing(on, 'secretariat', { extra: '10.00', serious });
const onTrial = () =>
  played(
    fresh(),
    [undefined, handing('2030-01-01', 'applicant', { total: '99999.99', risky: false }, { given: SCOPE })],
    [undefined, handing('2030-01-09', 'secretariat')],
    [undefined, handing('2030-01-31', 'applicant', CONTRACT)],
  );

describe('a world', () => {
  test('sends what a side case has done to the main case in the same act', () => {
    const halted = played(beside(onTrial(), 'halt', 'halt'), ['halt', note('2030-02-01')]);
    expect(caseIn(halted)?.suspended).toMatchObject({ on: '2030-02-01', from: 'halt' });
    const refused = playEvent(regime, halted, undefined, handing('2030-03-01', 'applicant'));
    expect(codes(refused.findings)).toEqual(['case-suspended']);
    expect(refused.value).toBe(halted);
    const lifted = played(beside(halted, 'lift', 'lift'), ['lift', note('2030-02-02')]);
    expect(caseIn(lifted)?.suspended).toBeNull();
  });

  test('sets, restarts and ends as it is told, and keeps the rows that were written', () => {
    const adjusted = played(beside(onTrial(), 'adjust', 'adjust'), ['adjust', note('2030-02-01')]);
    expect(caseIn(adjusted)?.facts['approvedTotal']).toBe(1_000);
    const again = played(beside(adjusted, 'redo', 'redo'), ['redo', note('2030-02-02')]);
    expect(caseIn(again)?.stage).toBe('contract');
    expect(again.surroundings.rows.map(({ id }) => id)).toHaveLength(1);
    const ended = played(beside(again, 'stop', 'stop'), ['stop', note('2030-02-03')]);
    expect(caseIn(ended)?.ended).toMatchObject({ outcome: 'refused' });
  });

  test('refuses the whole event when the main case refuses its effect: nothing is kept of it', () => {
    const trial = onTrial();
    const both = beside(beside(trial, 'one', 'stop'), 'two', 'redo');
    const over = played(both, ['one', note('2030-02-01')]);
    const { value, findings } = playEvent(regime, over, 'two', note('2030-02-02'));
    expect(codes(findings)).toContain('case-ended');
    expect(findings[0]?.message).toContain('重做');
    expect(value).toBe(over);
    expect(caseIn(value, 'two')).toMatchObject({ stage: 'redo-note', effects: [], ended: null });
  });

  test('tells a side case of its row and of the main case, and closes the row that it is about', () => {
    const trial = onTrial();
    const [contract] = trial.surroundings.rows;
    const asked = openBeside(regime, trial, 'more', 'supplement', { bodies: ['applicant'], about: contract!.id });
    const agreed = played(
      asked.value,
      ['more', handing('2030-02-01', 'applicant', { extra: '4500.00', serious: false })],
      ['more', deciding('2030-02-02', '2.0.secretariat')],
    );
    const share = agreed.surroundings.rows[1]?.fields['share'];
    expect(share).toEqual({ n: 1n, d: 20n });
    expect(agreed.surroundings.rows[1]).toMatchObject({ record: 'supplement', about: contract!.id });
    const settled = played(beside(agreed, 'settle', 'settle', contract!.id), ['settle', note('2030-03-01', false)]);
    expect(settled.surroundings.rows[0]).toMatchObject({ closedOn: '2030-03-01' });
    expect(couldOpen(regime, agreed.surroundings, bodies).map(({ procedure }) => procedure)).toContain('settle');
    expect(couldOpen(regime, settled.surroundings, bodies).map(({ procedure }) => procedure)).not.toContain('settle');
  });

  test('says which cases there are when one is not, and takes no label twice', () => {
    const trial = beside(onTrial(), 'halt', 'halt');
    expect(playEvent(regime, trial, 'nothing', note('2030-02-01')).findings).toMatchObject([
      { code: 'case-unknown', message: expect.stringContaining('main、halt') as string },
    ]);
    expect(codes(openBeside(regime, trial, 'halt', 'lift', { bodies }).findings)).toEqual(['case-label-taken']);
    expect(codes(openBeside(regime, trial, 'main', 'lift', { bodies }).findings)).toEqual(['case-label-taken']);
  });

  test('judges whether a side case may be opened by the day of asking, not by that of the last event', () => {
    const from = compiled(
      lifeRegime((damage) => {
        const halt = damage.procedures.find(({ code }) => code === 'halt');
        Object.assign(halt ?? {}, {
          opens: { of: 'project', when: { if: 'today >= date("2030-03-01")', message: '尚早', clause: ['QX-10'] } },
        });
      }),
    );
    const filed = handing('2030-01-01', 'applicant', { total: '99999.99', risky: false }, { given: SCOPE });
    const world = playEvent(from, openWorld(from, 'project').value!, undefined, filed).value;
    const ask = (on: string) => openBeside(from, world, 'halt', 'halt', { bodies, on: on as Day });
    expect(codes(ask('2030-02-28').findings)).toEqual(['side-not-possible']);
    expect(codes(ask('2030-03-01').findings)).toEqual([]);
    const could = (on: string) =>
      couldOpen(from, world.surroundings, bodies, {}, on as Day).map((one) => one.procedure);
    expect(could('2030-02-28')).not.toContain('halt');
    expect(could('2030-03-01')).toContain('halt');
  });

  test('is not opened with rows that are none', () => {
    const rows = [{ record: 'nothing', on: '2030-01-01', fields: {} }];
    expect(openWorld(regime, 'project', { rows }).findings).toMatchObject([{ code: 'record-unknown' }]);
    const wrong = [{ record: 'contract', on: '2030-02-30', fields: { amount: 'viel' } }];
    const { value, findings } = openWorld(regime, 'project', { rows: wrong });
    expect(value).toBeNull();
    expect(findings.map(({ path }) => path)).toEqual(['rows[0].on', 'rows[0].fields.amount']);
  });

  test('a withdrawal stays with its case', () => {
    const trial = onTrial();
    const event: CaseEvent = {
      type: 'withdraw',
      on: trial.surroundings.rows[0]!.on,
      actor: actor('applicant'),
      reason: '错',
    };
    expect(codes(playEvent(regime, trial, undefined, event).findings)).toEqual(['withdraw-not-possible']);
  });
});
