import { Button, Select } from 'antd';
import { Causes } from '../application/causes';
import { t } from '../i18n/t';
import type { Choice } from './choice';
import { written, type Returning } from './returning';
import type { OpenTask } from './task-queries';

interface VerdictsProps {
  readonly actions: OpenTask['availableActions'];
  readonly recording: boolean;
  readonly busy: boolean;
  /** Checks stand against approving; it can still be tried, the server decides. */
  readonly warned: boolean;
  readonly returning: Returning;
  readonly onChoose: (choice: Choice) => void;
}

const KNOWN = [
  { action: 'approve', verdict: 'APPROVE', word: t('同意'), title: t('同意？') },
  { action: 'return', verdict: 'RETURN', word: t('退回'), title: t('退回？') },
  { action: 'reject', verdict: 'REJECT', word: t('不同意'), title: t('不同意？') },
] as const;

/** The buttons that decide, always at hand on a phone; one that cannot be used says why beneath. */
export function Verdicts({ actions, recording, busy, warned, returning, onChoose }: VerdictsProps) {
  const shown = KNOWN.flatMap((known) => {
    const action = actions.find((candidate) => candidate.action === known.action);
    return action ? [{ ...known, available: action }] : [];
  });
  // A clerk holds no body; whether the person on paper may, the server says.
  const open = shown.filter(({ available }) => !available.refusal || (recording && available.to.length > 0));
  const closed = shown.filter((one) => !open.includes(one));
  return (
    <>
      {open.some(({ action }) => action === 'return') && returning.to.length > 1 && (
        <div className="tc-field">
          <label htmlFor="return-to">{t('退回到（退回时用）')}</label>
          <Select
            id="return-to"
            style={{ width: '100%' }}
            value={returning.chosen}
            options={returning.to.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={returning.choose}
          />
        </div>
      )}
      {warned && <p className="tc-section-bad">{t('有核查不通过：可准予例外的请先写明，其余的请退回或不同意。')}</p>}
      {open.map(({ action, word, available }) =>
        available.causes.records.length + available.causes.effects.length > 0 ? (
          <div key={action} className="tc-verdict-causes">
            <span>{t('“{{verdict}}”之后：', { verdict: word })}</span>
            <Causes causes={available.causes} />
          </div>
        ) : null,
      )}
      <div className="tc-verdicts">
        {open.map(({ verdict, word, title, available }) => (
          <Button
            key={verdict}
            type={verdict === 'APPROVE' ? 'primary' : 'default'}
            danger={verdict === 'REJECT'}
            size="large"
            loading={busy}
            onClick={() => onChoose({ word, ...choiceOf(verdict, title, available.toTitles, returning) })}
          >
            {word}
          </Button>
        ))}
      </div>
      {closed.length > 0 && (
        <ul className="tc-refusals">
          {closed.map(({ word, available }) => (
            <li key={word}>
              {t('不能“{{verdict}}”：{{reason}}', { verdict: word, reason: available.refusal?.message ?? '' })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function choiceOf(
  verdict: Choice['verdict'],
  title: string,
  toTitles: readonly string[],
  returning: Returning,
): Omit<Choice, 'word'> {
  const stages = toTitles.join(t('、'));
  if (verdict === 'APPROVE') {
    const leadsTo = t('本步全部同意后转入“{{stages}}”。决定记入案卷；下一位办理之前可以撤回。', { stages });
    return { verdict, to: null, remarks: [], title, leadsTo };
  }
  if (verdict === 'REJECT') {
    return { verdict, to: null, remarks: [], title, leadsTo: t('案件转入“{{stages}}”。决定记入案卷。', { stages }) };
  }
  const stage = returning.to.find(({ code }) => code === returning.chosen)?.title ?? stages;
  const remarks = returning.form ? written(returning.remarks) : [];
  return {
    verdict,
    to: returning.chosen,
    remarks,
    title: t('退回到“{{stage}}”？', { stage }),
    leadsTo:
      remarks.length > 0
        ? t('案件回到“{{stage}}”重新办理。意见和逐项指出的 {{count}} 处问题会给对方看到。', {
            stage,
            count: remarks.length,
          })
        : t('案件回到“{{stage}}”重新办理。意见会给对方看到。', { stage }),
  };
}
