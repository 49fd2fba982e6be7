import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { Fragment, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { ActDialog } from '../identity/act-dialog';
import { ActProblem } from '../identity/act-problem';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { fromApi } from '../kit/api-finding';
import { FindingList } from '../kit/finding-list';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { Money } from '../kit/money';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { minuteOf } from '../kit/time';
import { MoneyBox } from '../widgets/money-box';
import { CONFIRM, CORRECT, DISMISS, ONE_LINE, WITHDRAW, type OneLine } from './budget-queries';
import { State } from './line-table';
import { ACT } from './words';
import './budget.css';

/** One line of the budget: what it says, what waits, its whole history; and what can be done with it now. */
export function BudgetLinePage() {
  const { id = '' } = useParams();
  const line = useQuery({
    queryKey: ['administration', 'budget-line', id],
    queryFn: async ({ signal }) => (await request(ONE_LINE, { id }, signal)).budgetLine,
  });
  if (line.isError) return <Problem page error={line.error} onRetry={() => void line.refetch()} />;
  if (!line.data) return <Loading rows={8} />;
  return <One line={line.data} />;
}

function One({ line }: { readonly line: OneLine }) {
  const { year, sourceTitle, organisation, project, number, amount, pending, steps } = line;
  const said: readonly (readonly [string, ReactNode])[] = [
    [t('单位'), organisation?.title ?? t('统筹安排')],
    [t('项目'), project ? <Link to={`/projects/${project.id}`}>{project.title}</Link> : '—'],
    [t('文号'), number === '' ? '—' : number],
    [t('金额'), <Money key="amount" yuan={amount} />],
    [t('状态'), <State key="state" line={line} />],
    ...(pending ? ([[t('事由'), pending.reason === '' ? '—' : pending.reason]] as const) : []),
    ...(pending ? ([[t('提出'), `${pending.proposedBy?.name ?? '—'} ${minuteOf(pending.at)}`]] as const) : []),
  ];
  return (
    <>
      <PageTitle
        title={t('{{year}} 年 {{source}}', { year, source: sourceTitle })}
        extra={<LinkButton to="/budgets">{t('全部预算')}</LinkButton>}
      />
      <Panel title={t('预算条目')}>
        <dl className="tc-pairs">
          {said.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
        <Acts line={line} />
      </Panel>
      <Panel title={t('经过')}>
        <ol className="tc-budget-steps">
          {steps.map((step) => (
            <li key={step.number}>
              <span className="numeric tc-muted">{minuteOf(step.at)}</span>
              <span>{step.person?.name ?? t('系统')}</span>
              <strong>{ACT[step.act]}</strong>
              {step.amount !== null && <Money yuan={step.amount} />}
              {step.reason !== '' && <span>{step.reason}</span>}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  );
}

type Asks = 'CORRECT' | 'WITHDRAW' | 'DISMISS';

/** What the session may do; of what it may not, why. */
function Acts({ line: { id, version, amount: now, actions } }: { readonly line: OneLine }) {
  const [asks, setAsks] = useState<Asks | null>(null);
  const [reason, setReason] = useState('');
  const [amount, setAmount] = useState<string | null>(now);
  const done = (): void => {
    setAsks(null);
    setReason('');
  };
  const confirm = useAct(CONFIRM);
  const correct = useAct(CORRECT, done);
  const withdraw = useAct(WITHDRAW, done);
  const dismiss = useAct(DISMISS, done);
  const input = { id, expectedVersion: version };
  const may = (what: Asks | 'CONFIRM') => actions.find(({ act }) => act === what);
  const dialogs = {
    CORRECT: {
      title: t('更正金额'),
      act: correct,
      run: () => correct.mutate({ input: { ...input, amount: amount ?? '', reason } }),
    },
    WITHDRAW: { title: t('撤销条目'), act: withdraw, run: () => withdraw.mutate({ input: { ...input, reason } }) },
    DISMISS: { title: t('退回改动'), act: dismiss, run: () => dismiss.mutate({ input: { ...input, reason } }) },
  };
  const asked = asks === null ? null : dialogs[asks];
  const why = actions.find(({ allowed, reason: said, act }) => act === 'CONFIRM' && !allowed && said !== null);
  return (
    <div className="tc-form-actions tc-budget-acts no-print">
      {may('CONFIRM')?.allowed && (
        <Button
          type="primary"
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ input: { lines: [input] } })}
        >
          {t('确认')}
        </Button>
      )}
      {may('DISMISS')?.allowed && <Button onClick={() => setAsks('DISMISS')}>{t('退回')}</Button>}
      {may('CORRECT')?.allowed && <Button onClick={() => setAsks('CORRECT')}>{t('更正金额')}</Button>}
      {may('WITHDRAW')?.allowed && (
        <Button danger onClick={() => setAsks('WITHDRAW')}>
          {t('撤销')}
        </Button>
      )}
      {why && <span className="tc-muted">{t('确认：{{reason}}', { reason: why.reason ?? '' })}</span>}
      <ActProblem error={confirm.error} />
      <FindingList findings={fromApi(confirm.data?.confirmBudgetLines.findings ?? [])} />
      {asked && (
        <ActDialog
          title={asked.title}
          action={t('确定')}
          act={asked.act}
          ready={reason.trim() !== '' && (asks !== 'CORRECT' || (amount !== null && amount !== ''))}
          onAct={asked.run}
          onClose={done}
        >
          {asks === 'CORRECT' && (
            <Field label={t('更正后的金额')}>
              {(field) => <MoneyBox id={field} value={amount} onChange={setAmount} />}
            </Field>
          )}
          <Field label={t('事由')} help={t('由另一人确认之前，原来的仍有效')}>
            {(field) => (
              <Input.TextArea
                id={field}
                rows={3}
                maxLength={500}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
        </ActDialog>
      )}
    </div>
  );
}
