import { Link } from 'react-router';
import { bodyTitles, wordEffect, type CompiledRegime, type StageDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { joined, wordStep } from '../../kit/words';
import { ConditionWords } from '../condition-words';
import { useStudio } from '../studio/studio-context';
import { wordSpanOf } from './word-deadline';

interface StageDoingsProps {
  readonly stage: StageDocument;
  readonly compiled: CompiledRegime | null;
}

/** What a stage waits for, which lanes it has, what it writes into records and what it does to the project. */
export function StageDoings({ stage, compiled }: StageDoingsProps) {
  const { root } = useStudio();
  const bodies = (codes: readonly string[]): readonly string[] => bodyTitles(compiled, codes);
  const writes = 'writes' in stage ? (stage.writes ?? []) : [];
  const effects = 'effects' in stage ? (stage.effects ?? []) : [];
  return (
    <>
      {stage.kind === 'wait' && (
        <>
          <dt>{t('须经过')}</dt>
          <dd>
            {wordSpanOf(stage.atLeast, compiled) ?? t('时间由参数定，尚未定')}
            {stage.atLeast.from &&
              t('，自“{{fact}}”起算', {
                fact: compiled?.vocabulary.titleOf(stage.atLeast.from) ?? stage.atLeast.from,
              })}{' '}
            <ClauseChip article={compiled?.article(stage.atLeast.clause)} />
            {stage.atLeast.override && (
              <div className="tc-muted">
                {t('可由{{bodies}}写明理由缩短', { bodies: joined(bodies(stage.atLeast.override.by)) })}
              </div>
            )}
          </dd>
        </>
      )}
      {stage.kind === 'parallel' && (
        <>
          <dt>{t('并行')}</dt>
          <dd>
            <ul className="tc-inline-list">
              {stage.lanes.map((lane) => (
                <li key={lane.code}>
                  <strong>{lane.title}</strong>
                  {t('：')}
                  {joined(bodies(lane.by))} · {wordStep({ action: lane.action, mode: lane.mode, bodies: lane.by })}
                  {lane.form && (
                    <>
                      {' '}
                      <Link to={`${root}/forms/${lane.form}`}>
                        {compiled?.forms.get(lane.form)?.document.title ?? lane.form}
                      </Link>
                    </>
                  )}{' '}
                  <ClauseChip article={compiled?.article(lane.clause)} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {writes.length > 0 && (
        <>
          <dt>{t('记入台账')}</dt>
          <dd>
            {writes.map(({ record, close, when }, index) => (
              <div key={index}>
                <Link to={`${root}/life?record=${record}`}>
                  {compiled?.records.get(record)?.document.title ?? record}
                </Link>
                {close ? t('（办结所针对的一条）') : t('（写下一条）')}
                {when && <ConditionWords text={when} compiled={compiled} />}
              </div>
            ))}
          </dd>
        </>
      )}
      {effects.length > 0 && (
        <>
          <dt>{t('对项目的影响')}</dt>
          <dd>
            {effects.map((effect, index) => (
              <div key={index}>
                {compiled ? wordEffect(compiled, effect) : effect.effect}{' '}
                <ClauseChip article={compiled?.article(effect.clause)} />
                {effect.when && <ConditionWords text={effect.when} compiled={compiled} />}
              </div>
            ))}
          </dd>
        </>
      )}
    </>
  );
}
