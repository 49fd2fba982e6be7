import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isHandIn, type CompiledRegime, type Day, type OverrideGiven } from '../../form-schemas/engine';
import { OnceKeys } from '../graphql/once';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { FindingList } from '../kit/finding-list';
import { FINDING } from '../kit/finding-fragment';
import { Panel } from '../kit/panel';
import { todayInBeijing } from '../kit/time';
import type { OpenApplication } from './application-queries';
import { Causes } from './causes';
import { overridesAsked } from './dry-run';
import { filledIn } from './filing-outlook';
import { OverrideBox } from './override-box';
import { WaitBox } from './wait-box';
import './draft-page.css';
import { seeWait } from './waiting';

const PASS = graphql(
  `
    mutation PassStage($input: PassStageInput!) {
      passStage(input: $input) {
        application {
          id
        }
        findings {
          ...Finding
        }
        errors {
          message
        }
      }
    }
  `,
  [FINDING],
);

interface PassStagePanelProps {
  readonly application: OpenApplication;
  readonly regime: CompiledRegime;
}

/** A time that must pass, at a stage where nothing is filled in: until when, and the button that goes on when it has. */
export function PassStagePanel({ application, regime }: PassStagePanelProps) {
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [overrides, setOverrides] = useState<readonly OverrideGiven[]>([]);
  const stage = regime.procedures.get(application.procedure)?.stages.get(application.stage);
  const pass = useMutation({
    mutationFn: async () => {
      const keys = new OnceKeys(window.localStorage);
      const content = {
        applicationId: application.id,
        overrides: overrides.map(filledIn),
        expectedVersion: application.version,
      };
      const act = `pass.${application.id}`;
      const { passStage } = await request(PASS, { input: { ...content, idempotencyKey: keys.keyFor(act, content) } });
      if (passStage.application) keys.done(act);
      return passStage;
    },
    onSuccess: async ({ application: passed, findings }) => {
      if (!passed) return;
      await client.invalidateQueries();
      await navigate(`/applications/${passed.id}`, { state: { justFiled: true, findings: fromApi(findings) } });
    },
  });
  if (!isHandIn(stage) || stage.form !== undefined || application.outcome) return null;
  const action = application.availableActions.find((one) => one.action === 'file');
  const wait = seeWait(regime, stage, application.wait, me.bodies, todayInBeijing() as Day);
  const refused = pass.data && !pass.data.application ? fromApi(pass.data.findings) : [];
  const asked = [...(wait?.override ? [wait.override] : []), ...overridesAsked(regime, refused, me.bodies)];
  const refusal = action?.refusal ?? null;
  return (
    <Panel title={stage.title} extra={<ClauseChip article={regime.article(stage.clause)} />}>
      {stage.note && <p className="tc-muted">{stage.note}</p>}
      {wait && <WaitBox wait={wait} />}
      {asked.map((one) => (
        <OverrideBox
          key={one.rule}
          asked={one}
          given={overrides.find(({ rule }) => rule === one.rule)}
          onChange={(given) =>
            setOverrides((all) => [...all.filter(({ rule }) => rule !== one.rule), ...(given ? [given] : [])])
          }
        />
      ))}
      {action && <Causes causes={action.causes} />}
      <div aria-live="polite">
        <FindingList findings={refused} />
        {pass.data?.errors.map(({ message }) => (
          <Alert key={message} type="error" showIcon message={message} />
        ))}
        {pass.isError && <Alert type="error" showIcon message={pass.error.message} />}
      </div>
      {refusal ? (
        <>
          <Button size="large" aria-disabled className="tc-refused" aria-describedby="pass-refusal">
            {t('期满，进入下一环节')}
          </Button>
          <p id="pass-refusal" className="tc-refusals">
            {t('现在还不能：{{reason}}', { reason: refusal.message })} <ClauseChip article={refusal.article} />
          </p>
        </>
      ) : (
        <Button type="primary" size="large" loading={pass.isPending} onClick={() => pass.mutate()}>
          {t('期满，进入下一环节')}
        </Button>
      )}
    </Panel>
  );
}
