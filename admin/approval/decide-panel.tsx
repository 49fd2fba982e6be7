import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useId, useMemo, useRef, useState } from 'react';
import { isFine, type CompiledRegime, type Finding, type JsonObject } from '../../form-schemas/engine';
import type { OpenApplication } from '../application/application-queries';
import { overridesAsked } from '../application/dry-run';
import { OverrideBox } from '../application/override-box';
import { factsWith, seeChecks } from '../application/stage-checks';
import type { Me } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { useFeedback } from '../kit/feedback';
import { FindingList } from '../kit/finding-list';
import { OpenPoints } from '../kit/open-points';
import { Panel } from '../kit/panel';
import { RouteList } from '../kit/route-list';
import { articlesOf, routeAhead } from '../regime/route';
import { RegimeForm, type RegimeFormHandle } from '../widgets/regime-form';
import { t } from '../i18n/t';
import { CheckList } from './check-list';
import { needsMinutes, obstacle, type Filled } from './decision-input';
import { DecisionBoxes } from './decision-boxes';
import { Failed } from './failed';
import { LineVerdicts } from './line-verdicts';
import { opinionField } from './opinion-field';
import { RecordFor } from './record-for';
import { RemarkList } from './remark-list';
import type { Returning } from './returning';
import type { OpenTask } from './task-queries';
import { useDecide } from './use-decide';
import type { DecisionDraftInHand } from './use-decision-draft';
import type { Choice } from './choice';
import { Verdicts } from './verdicts';

interface DecidePanelProps {
  readonly task: OpenTask;
  readonly application: OpenApplication;
  readonly regime: CompiledRegime;
  /** A clerk enters what somebody else decided on paper. */
  readonly recording: boolean;
  readonly me: Me;
  readonly inHand: DecisionDraftInHand;
  readonly returning: Returning;
}

const EMPTY: Filled = { evaluation: { answers: {}, facts: {} }, findings: [] };

/** The act: the stage's form, opinion, minutes, exceptions, and the verdicts with what each of them leads to. */
export function DecidePanel({ task, application, regime, recording, me, inHand, returning }: DecidePanelProps) {
  const id = useId();
  const client = useQueryClient();
  const { modal, message } = useFeedback();
  const handle = useRef<RegimeFormHandle>(null);
  const { draft, change, forget } = inHand;
  const [seed] = useState(draft.form);
  const [strict, setStrict] = useState(false);
  const [filled, setFilled] = useState<Filled>(EMPTY);
  const form = task.form ? regime.forms.get(task.form.code) : undefined;
  const caseFacts = useMemo(() => (application.facts ?? {}) as JsonObject, [application.facts]);
  const before = useMemo(() => factsWith(regime, caseFacts, {}), [regime, caseFacts]);
  const { checks, ahead } = useMemo(() => {
    const facts = factsWith(regime, caseFacts, filled.evaluation.facts);
    return {
      checks: seeChecks(regime, application.procedure, task.stage, facts),
      ahead: routeAhead(regime, application.procedure, facts, task.stage),
    };
  }, [regime, caseFacts, filled, application.procedure, task.stage]);
  const actingFor = [task.body.code, ...task.alsoFor.map(({ code }) => code)];
  const deciding = { task, form, filled, draft, recording };
  const decide = useDecide(deciding, {
    application: application.id,
    onDone: forget,
    onRefused: () => setStrict(true),
  });
  const refused: readonly Finding[] = decide.data && !decide.data.task ? fromApi(decide.data.findings) : [];
  const failing = checks.flatMap(({ finding, warns, verdict }) =>
    finding && !warns && verdict === 'fail' ? [finding] : [],
  );

  function choose(choice: Choice): void {
    if (choice.verdict === 'APPROVE' && form) setStrict(true);
    const stands = obstacle(deciding, choice);
    if (stands) {
      message.error(stands.message);
      if (stands.at === 'form') handle.current?.focus(stands.path ?? '');
      else document.getElementById(`${id}-${stands.at}`)?.focus();
      return;
    }
    modal.confirm({
      title: choice.title,
      content: choice.leadsTo,
      okText: choice.word,
      cancelText: t('再想想'),
      okButtonProps: { danger: choice.verdict !== 'APPROVE' },
      onOk: () => decide.mutate(choice),
    });
  }

  return (
    <>
      {checks.length > 0 && <CheckList checks={checks} />}
      <Panel
        title={recording ? t('代录纸质决定') : t('办理')}
        extra={form && <ClauseChip article={regime.article(form.document.clause)} />}
      >
        {recording && (
          <RecordFor
            id={`${id}-paper`}
            holders={application.waitingFor
              .filter(({ body }) => body.code === task.body.code)
              .flatMap(({ holders }) => holders)}
            bodyTitle={task.body.title}
            {...draft.paper}
            onChange={(paper) => change((all) => ({ ...all, paper }))}
          />
        )}
        {form && (
          <RegimeForm
            form={form}
            vocabulary={regime.vocabulary}
            facts={before}
            bodies={recording ? [task.body.code] : [...new Set([...actingFor, ...me.bodies])]}
            answers={seed}
            articles={articlesOf(regime)}
            strict={strict}
            handle={handle}
            onEvaluated={(evaluation, findings, raw) => {
              setFilled({ evaluation, findings });
              change((all) => ({ ...all, form: raw }));
            }}
          />
        )}
        {application.lines.length > 0 && (
          <LineVerdicts
            lines={application.lines}
            chosen={draft.lines}
            onChange={(lines) => change((all) => ({ ...all, lines }))}
          />
        )}
        <DecisionBoxes
          id={id}
          minutes={needsMinutes(task) ? draft.minutes : null}
          opinion={opinionField(form) ? null : draft.opinion}
          onChange={(boxes) => change((all) => ({ ...all, ...boxes }))}
        />
        {overridesAsked(regime, [...failing, ...refused], actingFor).map((one) => (
          <OverrideBox
            key={one.rule}
            asked={one}
            given={draft.overrides.find(({ rule }) => rule === one.rule)}
            onChange={(given) =>
              change((all) => ({
                ...all,
                overrides: [...all.overrides.filter(({ rule }) => rule !== one.rule), ...(given ? [given] : [])],
              }))
            }
          />
        ))}
        <RemarkList returning={returning} />
        <div aria-live="assertive">
          <FindingList findings={refused} onJump={(path) => handle.current?.focus(path)} />
          {decide.data?.errors.map((error) => (
            <Alert key={error.path} type="error" showIcon message={error.message} />
          ))}
          {decide.isError && <Failed error={decide.error} onReload={() => void client.invalidateQueries()} />}
        </div>
        <Verdicts
          actions={task.availableActions}
          recording={recording}
          busy={decide.isPending}
          warned={!isFine(failing)}
          returning={returning}
          onChoose={choose}
        />
      </Panel>
      <Panel title={t('接下来会怎样')}>
        <RouteList stages={ahead.stages} />
        <OpenPoints findings={ahead.findings} />
      </Panel>
    </>
  );
}
