import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import type { AcceptanceStep } from './acceptance-queries';
import { Mark } from './mark';
import { STANDING, STANDING_TONE } from './words';

interface StepChainProps {
  readonly steps: readonly AcceptanceStep[];
  readonly current: string | null;
}

/** The steps of acceptance in their order, each with its state, days, what was said and which problems were found. */
export function StepChain({ steps, current }: StepChainProps) {
  return (
    <ol className="tc-accept-chain">
      {steps.map((step) => (
        <li
          key={step.code}
          className={`tc-accept-step-${STANDING_TONE[step.state]}`}
          aria-current={step.code === current && step.times > 0 ? 'step' : undefined}
        >
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { readonly step: AcceptanceStep }) {
  const { title, state, times, begunOn, on, notBefore, article, says, problems, dues } = step;
  return (
    <>
      <h3>{title}</h3>
      <p>
        <Mark tone={STANDING_TONE[state]}>{STANDING[state]}</Mark>
        {times > 1 && <span className="tc-muted"> {t('第 {{count}} 次', { count: times })}</span>}
        {state === 'NOT_BEGUN' && times > 0 && <span className="tc-muted"> {t('须重新办理')}</span>}
      </p>
      {on && <p className="numeric">{on}</p>}
      {!on && begunOn && <p className="numeric tc-muted">{t('{{day}} 开始', { day: begunOn })}</p>}
      {notBefore && <p className="numeric tc-muted">{t('{{day}} 起可以结束', { day: notBefore })}</p>}
      {dues.map((due) => (
        <p key={`${due.title} ${due.on}`} className={due.isLate ? 'tc-bad' : undefined}>
          {due.isLate
            ? t('{{title}}：{{day}} 到期，已逾期', { title: due.title, day: due.on })
            : t('{{title}}：{{day}} 到期', { title: due.title, day: due.on })}
          {due.provisional && ` ${t('暂定')}`}
        </p>
      ))}
      <div>
        <ClauseChip article={article} />
      </div>
      {says.length > 0 && (
        <dl>
          {says.map((said) => (
            <div key={said.title}>
              <dt>{said.title}</dt>
              <dd>{said.words}</dd>
            </div>
          ))}
        </dl>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

function Problems({ problems }: Pick<AcceptanceStep, 'problems'>) {
  const open = problems.filter(({ solved }) => solved === false).length;
  return (
    <details open={open > 0}>
      <summary>{t('发现的问题 {{count}} 个', { count: problems.length })}</summary>
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>
            {problem.text}{' '}
            {problem.solved === true && <Mark tone="good">{t('已解决 {{day}}', { day: problem.solvedOn ?? '' })}</Mark>}
            {problem.solved === false && <Mark tone="bad">{t('未解决')}</Mark>}
            {problem.dueOn && <span className="numeric tc-muted"> {t('限 {{day}} 之前', { day: problem.dueOn })}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
