import { useQuery } from '@tanstack/react-query';
import { request } from '../graphql/request';
import { t } from '../i18n/t';
import { Loading } from '../kit/loading';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { ACCEPTANCE } from './acceptance-queries';
import { Checklist } from './checklist';
import { Mark } from './mark';
import { SecurityTable } from './security-table';
import { StepChain } from './step-chain';
import { STANDING, STANDING_TONE } from './words';
import '../kit/rows.css';
import './acceptance.css';

/** A project's acceptance, step by step, the checklist that it is held against, and its security facts with what they hold up. */
export function AcceptancePanel({ project }: { readonly project: string }) {
  const told = useQuery({
    queryKey: ['project-acceptance', project],
    queryFn: async ({ signal }) => (await request(ACCEPTANCE, { id: project }, signal)).project,
  });
  const { acceptance = null, security = [] } = told.data ?? {};
  // A regime that does not say what acceptance is has nothing to show.
  if (told.data && !acceptance) return null;
  return (
    <Panel
      title={t('验收与安全')}
      extra={acceptance && <Mark tone={STANDING_TONE[acceptance.state]}>{STANDING[acceptance.state]}</Mark>}
    >
      {told.isPending && <Loading rows={6} />}
      {told.isError && <Problem error={told.error} onRetry={() => void told.refetch()} />}
      {acceptance && (
        <>
          <StepChain steps={acceptance.steps} current={acceptance.current} />
          <Checklist points={acceptance.points} steps={acceptance.steps} />
          <SecurityTable facts={security} />
        </>
      )}
    </Panel>
  );
}
