import { isFine } from '../../../form-schemas/engine/finding';
import type { CaseState } from '../../../form-schemas/engine/procedure/case';
import { isLeftBehind, mayGoOn, offeredActions } from '../../../form-schemas/engine/project/go-on';
import type { Row } from '../../../form-schemas/engine/project/project';
import { step } from '../../../form-schemas/engine/procedure/step';
import { actor, compiled, day, through } from '../fixtures/invented-case';
import { deciding, effecting, handing, inReview, onTrial, openedSide } from '../fixtures/life-case';
import { lifeRegime } from '../fixtures/life-regime';

const regime = compiled(lifeRegime());

const contract: Row = {
  id: 'P1/3.1',
  record: 'contract',
  on: day('2030-01-10'),
  fields: { amount: 9_000_000 },
  about: null,
  closedOn: null,
};

const asked = () =>
  through(
    regime,
    openedSide(regime, 'supplement', contract.id),
    handing(
      '2030-03-01',
      'applicant',
      { extra: '9000.00', serious: false },
      { given: { thisContract: '90000.00' }, beside: { total: '100000.00' } },
    ),
  );
const approve = deciding('2030-03-02', '2.0.secretariat');
const refuse = deciding('2030-03-02', '2.0.secretariat', 'reject', { opinion: '不同意' });
const judge = (main: CaseState, event = approve, row = contract) =>
  mayGoOn(regime, asked(), { main, sides: {}, rows: [row] }, event);

describe('a side case under way', () => {
  test('goes on while its project stands where it may be opened, and when it has moved on from there', () => {
    expect(judge(inReview(regime))).toBeNull();
    expect(judge(onTrial(regime))).toBeNull();
    expect(isFine(step(regime, asked(), approve).findings)).toBe(true);
  });

  test('is not approved once its project has ended where it cannot be opened; it can be refused', () => {
    const ended = through(regime, inReview(regime), effecting('2030-02-15', { effect: 'end', to: 'refused' }));
    const finding = judge(ended);
    expect(finding).toMatchObject({ code: 'case-ended', severity: 'error' });
    expect(finding?.article).toBeTruthy();
    expect(finding?.message).toContain('项目已于 2030-02-15');
    expect(finding?.message).toContain('“补充合同”不能再继续办理');
    expect(judge(ended, refuse)).toBeNull();
  });

  test('is not approved while its project has been sent back to before where it can be opened; it can be refused', () => {
    const again = through(regime, inReview(regime), effecting('2030-02-15', { effect: 'restart', to: 'contract' }));
    const finding = judge(again);
    expect(finding?.code).toBe('side-not-at-stage');
    expect(finding?.message).toContain('项目已退回“登记合同”重新办理');
    expect(judge(again, refuse)).toBeNull();
  });

  test('is not approved about a row that another case has closed meanwhile; it can be refused', () => {
    const closed = { ...contract, closedOn: day('2030-02-20') };
    const finding = judge(inReview(regime), approve, closed);
    expect(finding?.code).toBe('about-closed');
    expect(finding?.message).toContain('2030-01-10 记入的“合同”已于 2030-02-20 了结');
    expect(judge(inReview(regime), refuse, closed)).toBeNull();
  });
});

describe('what is offered beside a project', () => {
  const refused = () => through(regime, inReview(regime), effecting('2030-02-15', { effect: 'end', to: 'refused' }));
  const restarted = () =>
    through(regime, inReview(regime), effecting('2030-02-15', { effect: 'restart', to: 'contract' }));
  const halted = () => through(regime, inReview(regime), effecting('2030-02-15', { effect: 'suspend' }));
  const closed = { ...contract, closedOn: day('2030-02-20') };

  /** What is not offered, by verb. */
  const withheld = (main: CaseState, row = contract) =>
    offeredActions(regime, asked(), { main, sides: {}, rows: [row] }, actor('secretariat'), day('2030-03-02')).map(
      ({ action, refusal }) => [action, refusal?.code ?? null],
    );

  test('is all that the step allows while it stands where it may', () => {
    expect(withheld(inReview(regime))).toEqual(
      expect.arrayContaining([
        ['approve', null],
        ['reject', null],
      ]),
    );
  });

  test.each<[string, () => CaseState, Row, string]>([
    ['has ended', refused, contract, 'case-ended'],
    ['was sent back', restarted, contract, 'side-not-at-stage'],
    ['goes on, but the row was closed', () => inReview(regime), closed, 'about-closed'],
  ])('is no approval once the project %s; it is what an act would hear', (_words, main, row, code) => {
    const offered = withheld(main(), row);
    expect(offered).toContainEqual(['approve', code]);
    expect(offered).toContainEqual(['reject', null]);
    expect(judge(main(), approve, row)?.code).toBe(code);
    expect(judge(main(), refuse, row)).toBeNull();
  });

  test('is nothing beside a suspended project', () => {
    expect(new Set(withheld(halted()).map(([, code]) => code))).toEqual(new Set(['case-suspended']));
  });

  test('nobody is waited for where the project has ended and the procedure cannot stand beside that end', () => {
    const left = (main: CaseState) => isLeftBehind(regime, 'supplement', main);
    expect([left(refused()), left(restarted()), left(halted()), left(inReview(regime))]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
