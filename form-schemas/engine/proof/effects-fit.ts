import { compileExpression } from '../expression/compile';
import type { Finding } from '../finding';
import type { EffectDocument } from '../model/effect';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { Regime } from '../model/regime';
import { stagePath } from '../procedure/graph';
import { at, type ProofRule } from './rule';
import { besidesOf, effectsOf } from './stage-parts';

/** A side case sends its main case only where that can go, and sets only facts that are its to set. */
export const rule: ProofRule = {
  code: 'effects-fit',
  title: '旁支流程对主案的作用成立：环节存在、终点是终点、只改定归它改定的事实',
  needs: 'document',
  prove: (regime) =>
    regime.procedures.flatMap((procedure) =>
      procedure.stages.flatMap((stage, index) =>
        effectsOf(stage).flatMap(({ item, pointer }) =>
          judge(regime, procedure, stage, item, `${stagePath(procedure, index)}${pointer}`),
        ),
      ),
    ),
};

function judge(
  regime: Regime,
  procedure: ProcedureDocument,
  stage: StageDocument,
  effect: EffectDocument,
  path: string,
): readonly Finding[] {
  const more = { rule: stage.code, clause: effect.clause };
  if (procedure.kind !== 'side' || procedure.opens?.of !== 'project')
    return [at(path, 'effect-without-main', `“${procedure.title}”不是项目的旁支流程，没有主案可以作用`, more)];
  if (effect.effect === 'set') {
    const fact = regime.facts.find(({ name }) => name === effect.fact);
    if (!fact) return [at(`${path}/fact`, 'fact-unknown', `要改定的事实 ${effect.fact} 不存在`, more)];
    return fact.owner.kind === 'effect' && fact.owner.procedure === procedure.code
      ? []
      : [
          at(
            `${path}/fact`,
            'effect-fact-of-other',
            `事实“${fact.title}”不由“${procedure.title}”的作用改定（来源须为 effect）`,
            more,
          ),
        ];
  }
  if (effect.effect !== 'restart' && effect.effect !== 'end') return [];
  return besidesOf(regime, procedure).flatMap((main): readonly Finding[] => {
    const target = main.stages.find(({ code }) => code === effect.stage);
    const where = `${path}/stage`;
    if (!target) return [at(where, 'stage-unknown', `主流程“${main.title}”没有环节 ${effect.stage}`, more)];
    if (effect.effect === 'end')
      return target.kind === 'end'
        ? []
        : [at(where, 'effect-end-not-end', `“${target.title}”不是终点，主案不能以它办结`, more)];
    return target.kind === 'end' || target.kind === 'gate' || target.kind === 'pool'
      ? [at(where, 'effect-restart-not-actionable', `“${target.title}”没有人办理，主案不能回到那里`, more)]
      : [];
  });
}

/** What an effect sets is of the fact's type. */
export const typesRule: ProofRule = {
  code: 'effects-have-their-types',
  title: '作用改定的值与事实的类型相符',
  needs: 'compiled',
  prove: ({ regime, vocabulary }) =>
    regime.procedures.flatMap((procedure) =>
      procedure.stages.flatMap((stage, index) =>
        effectsOf(stage).flatMap(({ item, pointer }): readonly Finding[] => {
          const type = item.effect === 'set' ? vocabulary.typeOf(item.fact) : undefined;
          if (item.effect !== 'set' || type === undefined) return [];
          return compileExpression(item.value, vocabulary.scope, type).findings.map(({ message }) =>
            at(
              `${stagePath(procedure, index)}${pointer}/value`,
              'effect-type',
              `“${vocabulary.titleOf(item.fact)}”：${message}`,
              {
                rule: stage.code,
                clause: item.clause,
              },
            ),
          );
        }),
      ),
    ),
};
