import { availableActions } from '../../form-schemas/engine';
import { toAction } from '../../api/application/action.types';
import type { Application } from '../../api/application/application.entity';
import { actor, compiled, day } from '../engine/fixtures/invented-case';
import { openedSide, toContract } from '../engine/fixtures/life-case';
import { lifeRegime } from '../engine/fixtures/life-regime';

const regime = compiled(lifeRegime());

describe('what can be done with a case', () => {
  it('says which records it would write', () => {
    const state = toContract(regime);
    const loaded = { regime, application: { id: 'a', procedure: state.procedure } as Application };
    const actions = availableActions(regime, state, actor('applicant'), day('2030-01-10'));
    const causes = new Map(actions.map((action) => [action.action, toAction(loaded, action).causes]));
    expect(causes.get('file')).toEqual({ records: ['合同'], effects: [] });
    expect(causes.get('copy')).toEqual({ records: [], effects: [] });
  });

  it('says what would become of the project, in words', () => {
    const said = (procedure: string): unknown => {
      const state = openedSide(regime, procedure);
      const loaded = { regime, application: { id: 'a', procedure } as Application };
      const [file] = availableActions(regime, state, actor('secretariat'), day('2030-01-10'));
      return file && toAction(loaded, file).causes.effects;
    };
    expect(said('halt')).toEqual(['中止项目']);
    expect(said('lift')).toEqual([expect.stringContaining('恢复')]);
    expect(said('stop')).toEqual(['使项目以“不予通过”办结']);
  });
});
