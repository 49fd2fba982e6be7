import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  isFine,
  type CompiledRegime,
  type Facts,
  type Finding,
  type JsonObject,
  type OverrideGiven,
} from '../../form-schemas/engine';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import type { OpenApplication } from '../application/application-queries';
import { overridesAsked } from '../application/dry-run';
import { LocalCopies } from '../application/local-copy';
import { OverrideBox } from '../application/override-box';
import { OnceKeys } from '../graphql/once';
import { RequestError, request } from '../graphql/request';
import type { Me } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { ClauseChip } from '../kit/clause-chip';
import { FindingList } from '../kit/finding-list';
import { OpenPoints } from '../kit/open-points';
import { Panel } from '../kit/panel';
import { RouteList } from '../kit/route-list';
import { articlesOf, routeAhead } from '../regime/route';
import { RegimeForm, type RegimeFormHandle } from '../widgets/regime-form';
import { CheckList } from './check-list';
import { LineVerdicts, type LineVerdict } from './line-verdicts';
import { RecordFor } from './record-for';
import { factsWith, seeChecks } from '../application/stage-checks';
import { DECIDE, type OpenTask } from './task-queries';
import { Verdicts, type Choice } from './verdicts';

interface DecidePanelProps {
  readonly task: OpenTask;
  readonly application: OpenApplication;
  readonly regime: CompiledRegime;
  /** A clerk enters what somebody else decided on paper. */
  readonly recording: boolean;
  readonly me: Me;
}

/** The act: the stage's form, opinion, minutes, exceptions, and the verdicts with what each of them leads to. */
export function DecidePanel({ task, application, regime, recording, me }: DecidePanelProps) {
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const handle = useRef<RegimeFormHandle>(null);
  const copies = useMemo(() => new LocalCopies(window.localStorage, me.person?.id ?? 'nobody'), [me.person?.id]);
  const copyName = `task.${task.id}`;
  const kept = useMemo(() => {
    const copy = copies.read(copyName);
    return copy?.version === task.version ? copy.answers : {};
  }, [copies, copyName, task.version]);
  const [opinion, setOpinion] = useState(textOf(kept['opinion']));
  const [minutes, setMinutes] = useState(textOf(kept['minutes']));
  const [overrides, setOverrides] = useState<readonly OverrideGiven[]>([]);
  const [lines, setLines] = useState<Readonly<Record<string, LineVerdict>>>({});
  const [paper, setPaper] = useState<{ readonly person: string | null; readonly scan: AttachmentAnswer | null }>({
    person: null,
    scan: null,
  });
  const [strict, setStrict] = useState(false);
  const [filled, setFilled] = useState<Filled>({ answers: {}, raw: {}, facts: {}, findings: [] });
  const form = task.form ? regime.forms.get(task.form.code) : undefined;
  const caseFacts = useMemo(() => (application.facts ?? {}) as JsonObject, [application.facts]);
  const before = useMemo(() => factsWith(regime, caseFacts, {}), [regime, caseFacts]);
  const facts = useMemo(() => factsWith(regime, caseFacts, filled.facts), [regime, caseFacts, filled.facts]);
  const checks = useMemo(
    () => seeChecks(regime, application.procedure, task.stage, facts),
    [regime, application.procedure, task.stage, facts],
  );
  const ahead = useMemo(
    () => routeAhead(regime, application.procedure, facts, task.stage),
    [regime, application.procedure, facts, task.stage],
  );
  const actingFor = [task.body.code, ...task.alsoFor.map(({ code }) => code)];
  const needsMinutes = task.availableActions.some(({ needs }) => needs.includes('minutes'));

  useEffect(() => {
    const typed: JsonObject = { opinion, minutes, form: filled.raw };
    if (opinion || minutes || Object.keys(filled.raw).length > 0) {
      copies.keep(copyName, { answers: typed, version: task.version, at: '' });
    }
  }, [opinion, minutes, filled.raw, copies, copyName, task.version]);

  const decide = useMutation({
    mutationFn: async (choice: Choice) => {
      const keys = new OnceKeys(window.localStorage);
      // Only an approved list can go apart; a list that is refused or sent back goes as a whole.
      const own =
        choice.verdict === 'APPROVE' ? Object.entries(lines).filter(([, verdict]) => verdict !== 'APPROVE') : [];
      const content = {
        taskId: task.id,
        verdict: choice.verdict,
        ...(choice.to === null ? {} : { to: choice.to }),
        ...(opinion.trim() ? { opinion: opinion.trim() } : {}),
        ...(minutes.trim() ? { minutes: minutes.trim() } : {}),
        ...(form && choice.verdict === 'APPROVE' ? { answers: filled.answers } : {}),
        overrides:
          choice.verdict === 'APPROVE'
            ? overrides.map(({ rule, reason, citation }) => ({
                rule,
                reason: reason ?? null,
                citation: citation ?? null,
              }))
            : [],
        lines: own.map(([applicationId, verdict]) => ({ applicationId, verdict })),
        ...(recording && paper.person && paper.scan
          ? { recordFor: { personId: paper.person, scanAttachmentId: paper.scan.id } }
          : {}),
        expectedVersion: task.version,
      };
      const act = `decide.${task.id}`;
      const { decideTask } = await request(DECIDE, {
        input: { ...content, idempotencyKey: keys.keyFor(act, content) },
      });
      if (decideTask.task) keys.done(act);
      return decideTask;
    },
    onSuccess: async ({ task: done, application: after }) => {
      if (!done) return setStrict(true);
      copies.forget(copyName);
      message.success(after?.outcome ? '已办结' : `已办理，转入“${after?.stageTitle ?? '下一环节'}”`);
      await client.invalidateQueries();
      if (recording) await navigate(`/applications/${application.id}`);
      else await navigate('/tasks');
    },
  });
  const refused: readonly Finding[] = decide.data && !decide.data.task ? fromApi(decide.data.findings) : [];
  const failing = checks.flatMap(({ finding, warns, verdict }) =>
    finding && !warns && verdict === 'fail' ? [finding] : [],
  );
  const asked = overridesAsked(regime, [...failing, ...refused], actingFor);

  function choose(choice: Choice): void {
    if (choice.verdict === 'APPROVE' && form) {
      setStrict(true);
      const missing = filled.findings.find(({ severity, code }) => severity === 'error' || code === 'required-missing');
      if (missing) {
        message.error('表单还没有填好');
        return handle.current?.focus(missing.path ?? '');
      }
    }
    if (needsMinutes && minutes.trim() === '') {
      message.error('会议的决定须填会议纪要文号');
      return document.getElementById(`${id}-minutes`)?.focus();
    }
    const needs = task.availableActions.find(({ action }) => action === choice.verdict.toLowerCase())?.needs ?? [];
    if (needs.includes('opinion') && opinion.trim() === '') {
      message.error(`${choice.word}须写明意见`);
      return document.getElementById(`${id}-opinion`)?.focus();
    }
    if (recording && (!paper.person || !paper.scan)) {
      message.error('代录须选定作出决定的人并上传扫描件');
      return;
    }
    modal.confirm({
      title: choice.title,
      content: choice.leadsTo,
      okText: choice.word,
      cancelText: '再想想',
      okButtonProps: { danger: choice.verdict !== 'APPROVE' },
      onOk: () => decide.mutate(choice),
    });
  }

  return (
    <>
      {checks.length > 0 && <CheckList checks={checks} />}
      <Panel
        title={recording ? '代录纸质决定' : '办理'}
        extra={form && <ClauseChip article={regime.article(form.document.clause)} />}
      >
        {recording && (
          <RecordFor
            holders={application.waitingFor
              .filter(({ body }) => body.code === task.body.code)
              .flatMap(({ holders }) => holders)}
            bodyTitle={task.body.title}
            {...paper}
            onChange={setPaper}
          />
        )}
        {form && (
          <RegimeForm
            form={form}
            vocabulary={regime.vocabulary}
            facts={before}
            bodies={recording ? [task.body.code] : [...new Set([...actingFor, ...me.bodies])]}
            answers={(kept['form'] as JsonObject | undefined) ?? {}}
            articles={articlesOf(regime)}
            strict={strict}
            handle={handle}
            onEvaluated={(evaluation, findings, raw) =>
              setFilled({ answers: evaluation.answers, raw, facts: evaluation.facts, findings })
            }
          />
        )}
        {application.lines.length > 0 && <LineVerdicts lines={application.lines} chosen={lines} onChange={setLines} />}
        {needsMinutes && (
          <div className="tc-field">
            <label htmlFor={`${id}-minutes`}>会议纪要文号</label>
            <Input
              id={`${id}-minutes`}
              maxLength={200}
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
            />
          </div>
        )}
        <div className="tc-field">
          <label htmlFor={`${id}-opinion`}>意见</label>
          <Input.TextArea
            id={`${id}-opinion`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </div>
        {asked.map((one) => (
          <OverrideBox
            key={one.rule}
            asked={one}
            given={overrides.find(({ rule }) => rule === one.rule)}
            onChange={(change) =>
              setOverrides((all) => [...all.filter(({ rule }) => rule !== one.rule), ...(change ? [change] : [])])
            }
          />
        ))}
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
          onChoose={choose}
        />
      </Panel>
      <Panel title="接下来会怎样">
        <RouteList stages={ahead.stages} />
        <OpenPoints findings={ahead.findings} />
      </Panel>
    </>
  );
}

interface Filled {
  readonly answers: JsonObject;
  readonly raw: JsonObject;
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

/** Somebody was faster, or the answer never came: what that means and what to do. */
function Failed({ error, onReload }: { readonly error: Error; readonly onReload: () => void }) {
  const code = error instanceof RequestError ? error.code : null;
  const by = error instanceof RequestError ? error.details['decidedBy'] : null;
  return (
    <Alert
      type="error"
      showIcon
      message={code === 'CONFLICT' ? '这一项已经有人办理，或已有变化' : error.message}
      description={
        code === 'CONFLICT'
          ? `${error.message}${typeof by === 'string' ? `（${by}）` : ''}。您填的意见仍在本页，没有作为决定提交。`
          : code === 'NETWORK'
            ? '不知道服务器是否已经收到。再点一次是安全的：同一决定只会记一次。'
            : undefined
      }
      action={
        code === 'CONFLICT' && (
          <Button size="small" onClick={onReload}>
            重新载入
          </Button>
        )
      }
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
