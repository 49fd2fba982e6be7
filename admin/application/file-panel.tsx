import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  isFine,
  readFacts,
  type CompiledRegime,
  type Day,
  type Finding,
  type JsonObject,
  toldByHost,
} from '../../form-schemas/engine';
import { OnceKeys } from '../graphql/once';
import { RequestError, request } from '../graphql/request';
import { fromApi } from '../kit/api-finding';
import { useFeedback } from '../kit/feedback';
import { FindingList } from '../kit/finding-list';
import { OpenPoints } from '../kit/open-points';
import { Panel } from '../kit/panel';
import { RouteList } from '../kit/route-list';
import { routeAhead } from '../regime/route';
import type { Autosave } from './autosave';
import { FILE, openDraft, type OpenDraft } from './draft-queries';
import { dryRun, dryRunAgain, overridesAsked, type FormStage } from './dry-run';
import { countOpen, factsOf, filledIn, isForServer, nextBody, unreadable } from './filing-outlook';
import type { LocalCopies } from './local-copy';
import { handInWords } from './hand-in-words';
import { OverrideBox } from './override-box';
import { seeWait, type StageWait } from './waiting';
import { WaitBox } from './wait-box';
import { useKeptOverrides } from './use-kept-overrides';
import { t } from '../i18n/t';

interface FilePanelProps {
  readonly draft: OpenDraft;
  readonly regime: CompiledRegime;
  readonly stage: FormStage;
  readonly autosave: Autosave;
  readonly copies: LocalCopies;
  readonly given: JsonObject;
  readonly answers: JsonObject;
  /** The time that must have passed, by what has been saved. */
  readonly wait: StageWait | null;
  readonly formFindings: readonly Finding[];
  readonly on: string;
  /** From the first attempt on, what is missing is shown beside its field. */
  readonly onAttempt: () => void;
  readonly onJump: (path: string) => void;
  /** A newer edition has come into force since the draft was opened: what it changed. */
  readonly onNewer: (findings: readonly Finding[]) => void;
  /** With what the law has to say of it besides: warnings that came with the filing. */
  readonly onFiled: (application: string, findings: readonly Finding[]) => Promise<void>;
}

/** The end of the form: what stands in the way, what happens next, and the button that hands it in. */
export function FilePanel(props: FilePanelProps) {
  const {
    draft,
    regime,
    stage,
    autosave,
    copies,
    given,
    answers,
    wait,
    formFindings,
    on,
    onAttempt,
    onJump,
    onNewer,
    onFiled,
  } = props;
  const [overrides, setOverrides] = useKeptOverrides(copies, draft.id);
  const [attempted, setAttempted] = useState(false);
  const client = useQueryClient();
  const { modal } = useFeedback();
  const words = handInWords(regime, draft.procedure, stage);
  const { bodies } = draft;
  // Of a case that is there, or is to stand beside one, the facts that it finds; a first filing is told some of them.
  const isFirst = draft.application === null && regime.procedures.get(draft.procedure)?.document.kind !== 'side';
  const before = isFirst ? undefined : ((draft.facts ?? {}) as JsonObject);
  const told = useMemo(
    () => ({ ...toldByHost(regime, (draft.facts ?? {}) as JsonObject), ...given }),
    [regime, draft.facts, given],
  );
  const trial = useMemo(
    () =>
      before
        ? dryRunAgain(regime, draft.procedure, { stage, facts: { ...before, ...given }, answers, bodies })
        : dryRun(regime, draft.procedure, { given: told, answers, bodies, overrides, on: on as Day }),
    [regime, draft.procedure, stage, before, given, told, answers, bodies, overrides, on],
  );
  const ahead = useMemo(() => {
    const known = readFacts(regime.vocabulary, { ...before, ...given }).value;
    const facts = trial.facts ?? { ...known, ...factsOf(regime, stage, answers) };
    const route = routeAhead(regime, draft.procedure, facts, stage.code);
    return { ...route, stages: route.stages.slice(1) };
  }, [regime, draft.procedure, trial, before, given, answers, stage]);

  const file = useMutation({
    mutationFn: async () => {
      if (!(await autosave.flush())) throw new Error(t('草稿还没有存到服务器，暂不能提交；连接恢复后再试。'));
      const now = await openDraft(draft.id);
      if (!now.filedAt && now.edition?.id !== draft.edition?.id) {
        onNewer(fromApi(now.findings));
        throw new Error(t('制度刚刚有了新版，没有提交。请换用新版表单，看过改动再提交。'));
      }
      const keys = new OnceKeys(window.localStorage);
      const content = {
        draftId: draft.id,
        overrides: overrides.map(filledIn),
        expectedVersion: autosave.expectedVersion,
      };
      const idempotencyKey = keys.keyFor(`file.${draft.id}`, content);
      const { fileApplication: filed } = await request(FILE, { input: { ...content, idempotencyKey } });
      if (filed.application) keys.done(`file.${draft.id}`);
      return filed;
    },
    onSuccess: async ({ application, findings }) => {
      if (!application) return;
      await onFiled(application.id, fromApi(findings));
      await client.invalidateQueries();
    },
  });
  const server = file.data && !file.data.application ? fromApi(file.data.findings) : [];
  const waiting = seeWait(regime, stage, wait, bodies, on as Day);
  const asked = [
    ...(waiting?.override ? [waiting.override] : []),
    ...overridesAsked(regime, [...trial.findings, ...server], stage.by),
  ];
  const askedRules = new Set(asked.map(({ rule }) => rule));
  const shown = (server.length > 0 ? server : trial.findings)
    .filter(({ rule, code }) => rule === undefined || !askedRules.has(rule) || code === 'override-incomplete')
    .filter((finding) => !isForServer(regime, finding))
    .map((finding) => unreadable(formFindings, finding) ?? finding);
  const stands = attempted && !isFine(trial.findings);

  function submit(): void {
    setAttempted(true);
    onAttempt();
    if (!isFine(trial.findings)) return;
    modal.confirm({
      title: words.question,
      // What is only warned of stops nobody: said here at the latest, so that it is not handed in unawares.
      content: (
        <>
          <FindingList findings={shown} />
          <p>
            {ahead.stages[0]?.ended
              ? t('提交后案件即办结（{{stage}}），内容不能再改。', { stage: ahead.stages[0].title })
              : t('提交后由{{body}}办理，内容不能再改；退回或撤回后才能修改。', { body: nextBody(ahead.stages) })}
          </p>
        </>
      ),
      okText: t('提交'),
      cancelText: t('再看看'),
      onOk: () => file.mutate(),
    });
  }

  return (
    <>
      {asked.length > 0 && (
        <Panel title={t('可以另行说明的')}>
          {asked.map((one) => (
            <OverrideBox
              key={one.rule}
              asked={one}
              given={overrides.find(({ rule }) => rule === one.rule)}
              onChange={(change) =>
                setOverrides((before) => [
                  ...before.filter(({ rule }) => rule !== one.rule),
                  ...(change ? [change] : []),
                ])
              }
            />
          ))}
        </Panel>
      )}
      <Panel title={t('接下来会怎样')}>
        <p className="tc-muted">{t('按现在所填，如各环节都同意：')}</p>
        <RouteList stages={ahead.stages} />
        <OpenPoints findings={ahead.findings} />
      </Panel>
      <Panel title={t('提交')}>
        {waiting && <WaitBox wait={waiting} />}
        <div aria-live="polite">
          {(attempted || server.length > 0) && <FindingList findings={shown} onJump={onJump} />}
          {!attempted && countOpen(formFindings) > 0 && (
            <p className="tc-muted">
              {t('还有 {{count}} 处未填或有误。点下面的按钮会逐条列出。', { count: countOpen(formFindings) })}
            </p>
          )}
          {file.data?.errors.map(({ message }) => (
            <Alert key={message} type="error" showIcon message={message} />
          ))}
          {file.isError && <Failed error={file.error} />}
        </div>
        <Button type="primary" size="large" loading={file.isPending} onClick={submit} style={{ marginTop: 12 }}>
          {words.button}
        </Button>
        {stands && (
          <span className="tc-section-bad" style={{ marginLeft: 12 }}>
            {t('请先改好上面列出的各处')}
          </span>
        )}
      </Panel>
    </>
  );
}

function Failed({ error }: { readonly error: Error }) {
  const lost = error instanceof RequestError && error.code === 'NETWORK';
  return (
    <Alert
      type="error"
      showIcon
      message={error.message}
      description={lost ? t('不知道服务器是否已经收到。再点一次提交是安全的：同一份只会提交一次。') : undefined}
    />
  );
}
