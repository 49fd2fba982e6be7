import { factsWith } from '../../admin/application/stage-checks';
import { routeAhead } from '../../admin/regime/route';
import { givenRegime } from './given';

describe('the facts of a case with what is being filled in', () => {
  const regime = givenRegime();
  /** As the API tells them: the total it has computed among them. */
  const told = { declaredTotal: '6000000.00', total: '6000000.00', method: 'self-build', decidedJointly: false };

  it('compute again what the server had computed from other amounts', () => {
    const facts = factsWith(regime, told, { arguedTotal: 199_999_999 });
    expect(regime.vocabulary.reader(facts)('total')).toBe(199_999_999);
  });

  it('lead to the row of the amount that has just been typed, one fen under the mayor’s and at it', () => {
    const decided = (fen: number) =>
      routeAhead(
        regime,
        'project',
        factsWith(regime, told, { arguedTotal: fen, necessary: true, decisionRoute: 'single' }),
      )
        .stages.find(({ key }) => key === 'single-decision')
        ?.steps.flatMap(({ bodies }) => bodies);
    expect(decided(199_999_999)).not.toContain('市长');
    expect(decided(200_000_000)).toContain('市长');
  });

  it('keep what was computed from facts that are not told', () => {
    const facts = factsWith(regime, { total: '6000000.00' }, {});
    expect(regime.vocabulary.reader(facts)('total')).toBe(600_000_000);
  });
});
