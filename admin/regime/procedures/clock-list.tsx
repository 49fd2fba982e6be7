import { Link } from 'react-router';
import { bodyTitle, type ClockDocument, type CompiledRegime } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { joined } from '../../kit/words';
import { ConditionWords } from '../condition-words';
import { useStudio } from '../studio/studio-context';
import { idOfPlace } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';
import { wordSpanOf } from './word-deadline';

const OF = { project: t('每个项目'), unit: t('每个单位'), government: t('本级政府') } as const;

/** The time limits that run beside the stages: from when, until when, what meets them, who has to act. */
export function ClockList() {
  const { document } = useDocument('deadlines', 'deadlines.json');
  const { lastCompiled, findings } = useWorkspace();
  const clocks = document?.deadlines ?? [];
  return (
    <Panel
      title={t('法定时限')}
      extra={<span className="tc-muted">{t('{{count}} 项', { count: clocks.length })}</span>}
    >
      {clocks.length === 0 && <p className="tc-muted">{t('没有在环节之外计算的时限。')}</p>}
      <ul className="tc-checks">
        {clocks.map((clock, index) => {
          const path = `deadlines.json#/deadlines/${index}`;
          const wrong = findings.filter(({ path: of }) => of === path || of?.startsWith(`${path}/`) === true);
          return (
            <li key={clock.code} id={idOfPlace(path)} tabIndex={-1}>
              <OneClock clock={clock} compiled={lastCompiled} />
              {wrong.map((finding, at) => (
                <p key={at} className="tc-bad">
                  {finding.message}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

interface OneClockProps {
  readonly clock: ClockDocument;
  readonly compiled: CompiledRegime | null;
}

function OneClock({ clock, compiled }: OneClockProps) {
  const { root } = useStudio();
  const body = (code: string): string => bodyTitle(compiled, code);
  const span = (given: ClockDocument['within']): string =>
    given === undefined ? t('当日') : (wordSpanOf(given, compiled) ?? t('由参数定，尚未定'));
  const from =
    'fact' in clock.from
      ? (compiled?.vocabulary.titleOf(clock.from.fact) ?? clock.from.fact)
      : t('每年 {{day}}', { day: clock.from.yearly });
  return (
    <>
      <div className="tc-check-head">
        <h3>{clock.title}</h3>
        <span className="tc-muted">
          {OF[clock.of]} · {clock.strength === 'must' ? t('应当') : t('原则上')}
        </span>
        {clock.clause.map((id) => (
          <ClauseChip key={id} article={compiled?.article([id]) ?? id} />
        ))}
      </div>
      {clock.note && <p className="tc-prose tc-muted">{clock.note}</p>}
      <dl className="tc-pairs">
        <dt>{t('起算')}</dt>
        <dd>{from}</dd>
        {clock.opens && (
          <>
            <dt>{t('最早')}</dt>
            <dd>{t('{{span}}后', { span: span(clock.opens) })}</dd>
          </>
        )}
        <dt>{t('到期')}</dt>
        <dd>{clock.within === undefined ? t('起算的当日') : t('{{span}}内', { span: span(clock.within) })}</dd>
        {clock.while && (
          <>
            <dt>{t('何时适用')}</dt>
            <dd>
              <ConditionWords text={clock.while} compiled={compiled} />
            </dd>
          </>
        )}
        <dt>{t('办到即止')}</dt>
        <dd>
          <ConditionWords text={clock.done} compiled={compiled} />
        </dd>
        <dt>{t('由谁')}</dt>
        <dd>{joined(clock.who.map(body))}</dd>
        {clock.procedure && (
          <>
            <dt>{t('以何办理')}</dt>
            <dd>
              <Link to={`${root}/procedures/${clock.procedure}`}>
                {compiled?.procedures.get(clock.procedure)?.document.title ?? clock.procedure}
              </Link>
            </dd>
          </>
        )}
        {clock.remind && clock.remind.length > 0 && (
          <>
            <dt>{t('提醒')}</dt>
            <dd>{t('到期前 {{days}} 日', { days: joined(clock.remind.map(String)) })}</dd>
          </>
        )}
        {clock.escalate && (
          <>
            <dt>{t('逾期报告')}</dt>
            <dd>
              {t('逾期 {{count}} 个工作日后报{{bodies}}', {
                count: clock.escalate.after,
                bodies: joined(clock.escalate.to.map(body)),
              })}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
