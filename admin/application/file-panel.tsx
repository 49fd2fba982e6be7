import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useMemo, useState } from 'react';
import {
  isFine,
  readFacts,
  type CompiledRegime,
  type Day,
  type FileStage,
  type Finding,
  type JsonObject,
  type OverrideGiven,
} from '../../form-schemas/engine';
import { OnceKeys } from '../graphql/once';
import { RequestError, request } from '../graphql/request';
import { fromApi } from '../kit/api-finding';
import { FindingList } from '../kit/finding-list';
import { OpenPoints } from '../kit/open-points';
import { Panel } from '../kit/panel';
import { RouteList } from '../kit/route-list';
import { routeAhead } from '../regime/route';
import type { Autosave } from './autosave';
import { FILE, type OpenDraft } from './draft-queries';
import { dryRun, dryRunAgain, overridesAsked } from './dry-run';
import { OverrideBox } from './override-box';

interface FilePanelProps {
  readonly draft: OpenDraft;
  readonly regime: CompiledRegime;
  readonly stage: FileStage;
  readonly autosave: Autosave;
  readonly given: JsonObject;
  readonly answers: JsonObject;
  readonly formFindings: readonly Finding[];
  readonly on: string;
  /** From the first attempt on, what is missing is shown beside its field. */
  readonly onAttempt: () => void;
  readonly onJump: (path: string) => void;
  /** With what the law has to say of it besides: warnings that came with the filing. */
  readonly onFiled: (application: string, findings: readonly Finding[]) => Promise<void>;
}

/** The end of the form: what stands in the way, what happens next, and the button that hands it in. */
export function FilePanel(props: FilePanelProps) {
  const { draft, regime, stage, autosave, given, answers, formFindings, on, onAttempt, onJump, onFiled } = props;
  const [overrides, setOverrides] = useState<readonly OverrideGiven[]>([]);
  const [attempted, setAttempted] = useState(false);
  const client = useQueryClient();
  const { modal } = App.useApp();
  const before = draft.application?.facts as JsonObject | undefined;
  const trial = useMemo(
    () =>
      before
        ? dryRunAgain(regime, draft.procedure, { stage, facts: { ...before, ...given }, answers })
        : dryRun(regime, draft.procedure, { given, answers, overrides, on: on as Day }),
    [regime, draft.procedure, stage, before, given, answers, overrides, on],
  );
  const ahead = useMemo(() => {
    const known = readFacts(regime.vocabulary, { ...before, ...given }).value;
    const facts = trial.facts ?? { ...known, ...factsOf(regime, stage, answers) };
    const route = routeAhead(regime, draft.procedure, facts);
    return { ...route, stages: route.stages.slice(1) };
  }, [regime, draft.procedure, trial, before, given, answers, stage]);

  const file = useMutation({
    mutationFn: async () => {
      if (!(await autosave.flush())) throw new Error('草稿还没有存到服务器，暂不能提交；连接恢复后再试。');
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
  const asked = overridesAsked(regime, [...trial.findings, ...server], stage.by);
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
      title: '提交申报？',
      content: `提交后由${nextBody(ahead.stages)}办理，内容不能再改；退回或撤回后才能修改。`,
      okText: '提交',
      cancelText: '再看看',
      onOk: () => file.mutate(),
    });
  }

  return (
    <>
      {asked.length > 0 && (
        <Panel title="可以另行说明的">
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
      <Panel title="接下来会怎样">
        <p className="tc-muted">按现在所填，如各环节都同意：</p>
        <RouteList stages={ahead.stages} />
        <OpenPoints findings={ahead.findings} />
      </Panel>
      <Panel title="提交">
        <div aria-live="polite">
          {(attempted || server.length > 0) && <FindingList findings={shown} onJump={onJump} />}
          {!attempted && countOpen(formFindings) > 0 && (
            <p className="tc-muted">还有 {countOpen(formFindings)} 处未填或有误。点“提交申报”会逐条列出。</p>
          )}
          {file.data?.errors.map(({ message }) => (
            <Alert key={message} type="error" showIcon message={message} />
          ))}
          {file.isError && <Failed error={file.error} />}
        </div>
        <Button type="primary" size="large" loading={file.isPending} onClick={submit} style={{ marginTop: 12 }}>
          提交申报
        </Button>
        {stands && (
          <span className="tc-section-bad" style={{ marginLeft: 12 }}>
            请先改好上面列出的各处
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
      description={lost ? '不知道服务器是否已经收到。再点一次“提交申报”是安全的：同一份申报只会提交一次。' : undefined}
    />
  );
}

function factsOf(regime: CompiledRegime, stage: FileStage, answers: JsonObject) {
  const form = regime.forms.get(stage.form);
  const byFact = (form?.fields ?? []).flatMap(({ fact, path, table }) =>
    fact !== null && table === null && (answers[path] ?? null) !== null ? [[fact, answers[path] ?? null] as const] : [],
  );
  return readFacts(regime.vocabulary, Object.fromEntries(byFact)).value;
}

function filledIn({ rule, reason, citation }: OverrideGiven): OverrideGiven {
  return {
    rule,
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    ...(citation?.trim() ? { citation: citation.trim() } : {}),
  };
}

function countOpen(findings: readonly Finding[]): number {
  return findings.filter(({ severity, code }) => severity === 'error' || code === 'required-missing').length;
}

function nextBody(stages: readonly { readonly steps: readonly { readonly bodies: readonly string[] }[] }[]): string {
  return stages[0]?.steps[0]?.bodies.join('、') ?? '下一环节';
}

/** A check that waits for what only the server knows of the unit, such as its other filings: the server will judge it. */
function isForServer(regime: CompiledRegime, { code, parameters }: Finding): boolean {
  const missing = parameters?.['missing'];
  if (code !== 'check-undecided' || !Array.isArray(missing) || missing.length === 0) return false;
  return missing.every((name: string) => regime.vocabulary.facts.get(name)?.owner.kind.startsWith('unit'));
}

/** What is filled in but cannot be read is not "empty": its own finding says it better. */
function unreadable(findings: readonly Finding[], { code, path }: Finding): Finding | undefined {
  if (code !== 'required-missing') return undefined;
  return findings.find((other) => other.path === path && other.severity === 'error' && other.code !== code);
}
