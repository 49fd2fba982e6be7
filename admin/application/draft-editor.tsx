import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  readFacts,
  type CompiledForm,
  type CompiledRegime,
  type FileStage,
  type Finding,
  type FormEvaluation,
  type JsonObject,
} from '../../form-schemas/engine';
import type { Me } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { FindingList } from '../kit/finding-list';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { clockInBeijing, minuteOf, todayInBeijing } from '../kit/time';
import { articlesOf } from '../regime/route';
import { RegimeForm, type RegimeFormHandle } from '../widgets/regime-form';
import { Autosave, type SaveState } from './autosave';
import { CameBack } from './came-back';
import { DiscardButton } from './discard-button';
import { saveDraft, type OpenDraft } from './draft-queries';
import { withoutOwn } from './dry-run';
import { FilePanel } from './file-panel';
import type { LocalCopies } from './local-copy';
import { sameAnswers } from './same-answers';
import { SaveLine } from './save-line';
import { sectionProgress } from './sections';
import { SectionList } from './section-list';
import './draft-page.css';

interface DraftEditorProps {
  readonly draft: OpenDraft;
  readonly regime: CompiledRegime;
  readonly stage: FileStage;
  readonly form: CompiledForm;
  readonly answers: JsonObject;
  readonly restoredFrom: string | null;
  readonly copies: LocalCopies;
  readonly me: Me;
  readonly onReload: () => void;
}

/** A newer edition, answers that were carried over or dropped, eligibility asked again. */
const ON_OPENING = /^(edition-|rebase-|draft-|field-|out-of-scope|scope-)/;

interface Evaluated {
  readonly evaluation: FormEvaluation;
  readonly findings: readonly Finding[];
}

/** The form of a filing with everything around it: progress, saving, what is wrong, what happens next, handing in. */
export function DraftEditor(props: DraftEditorProps) {
  const { draft, regime, stage, form, copies, me, restoredFrom, onReload } = props;
  const navigate = useNavigate();
  const handle = useRef<RegimeFormHandle>(null);
  const [strict, setStrict] = useState(false);
  const [evaluated, setEvaluated] = useState<Evaluated | null>(null);
  const [save, setSave] = useState<SaveState>({ kind: 'saved', at: minuteOf(draft.updatedAt).slice(11), whole: true });
  const answers = useMemo(() => withUnit(form, props.answers, me), []);
  const given = (draft.given ?? {}) as JsonObject;
  const facts = useMemo(() => {
    const before = { ...((draft.application?.facts ?? {}) as JsonObject), ...given };
    return withoutOwn(form, readFacts(regime.vocabulary, before).value);
  }, [regime, draft.given, draft.application]);
  // What this device kept and the server does not have yet counts as a change from the first moment on.
  const latest = useRef<JsonObject>(restoredFrom === null ? answers : {});
  const [autosave] = useState(
    () =>
      new Autosave({
        version: draft.version,
        save: (typed, version) => saveDraft(draft.id, typed, version),
        keep: (typed, version) =>
          void copies.keep(draft.id, { answers: typed, version, at: minuteOf(beijingInstant()) }),
        forget: () => copies.forget(draft.id),
        onState: setSave,
        clock: clockInBeijing,
      }),
  );
  useEffect(() => {
    const online = (): void => void autosave.flush();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      void autosave.flush();
    };
  }, [autosave]);
  useWarnBeforeLeaving(save.kind === 'saving' || save.kind === 'local');

  const jump = (path: string): void => handle.current?.focus(path);
  // What is missing or wrong in a field is said beside it; here only what opening the draft has brought.
  const said = fromApi(draft.findings).filter(({ code }) => ON_OPENING.test(code));
  const sections = evaluated ? sectionProgress(form, evaluated.evaluation.fields, evaluated.findings) : [];
  return (
    <>
      <PageTitle
        title={nameOf(evaluated?.evaluation.answers) ?? draft.application?.title ?? form.document.title}
        extra={
          <SaveLine
            state={save}
            draft={draft.id}
            onReload={onReload}
            onOverwrite={(version) => void autosave.overwrite(version)}
          />
        }
      >
        {form.document.title} · 《{draft.edition?.title}》第 {draft.edition?.number} 版
      </PageTitle>
      {restoredFrom !== null && (
        <p role="status" className="tc-restored">
          已恢复本机在 {restoredFrom} 留下的内容。
        </p>
      )}
      {draft.application && <CameBack application={draft.application} />}
      {said.length > 0 && (
        <Panel title="打开草稿时">
          <FindingList findings={said} onJump={jump} />
        </Panel>
      )}
      <div className="tc-draft">
        <aside className="tc-draft-side">
          <SectionList sections={sections} onJump={jump} />
        </aside>
        <div className="tc-draft-form">
          <RegimeForm
            form={form}
            vocabulary={regime.vocabulary}
            facts={facts}
            bodies={[...new Set([...stage.by, ...me.bodies])]}
            answers={answers}
            articles={articlesOf(regime)}
            strict={strict}
            handle={handle}
            onEvaluated={(evaluation, findings, raw) => {
              setEvaluated({ evaluation, findings });
              if (!sameAnswers(raw, latest.current)) {
                latest.current = raw;
                autosave.change({ raw, clean: evaluation.answers, whole: findings.every(isMissing) });
              }
            }}
          />
          {evaluated && (
            <FilePanel
              {...{ draft, regime, stage, autosave, given }}
              answers={evaluated.evaluation.answers}
              formFindings={evaluated.findings}
              on={todayInBeijing()}
              onAttempt={() => setStrict(true)}
              onJump={jump}
              onFiled={async (application, findings) => {
                autosave.stop();
                copies.forget(draft.id);
                await navigate(`/applications/${application}`, { state: { justFiled: true, findings } });
              }}
            />
          )}
          {!draft.application && (
            <DiscardButton
              draft={draft.id}
              onDiscarded={async () => {
                autosave.stop();
                copies.forget(draft.id);
                await navigate('/filings', { replace: true });
              }}
            />
          )}
        </div>
      </div>
    </>
  );
}

/** Anything else of severity error may be something that cannot be stored. */
function isMissing({ severity, code }: Finding): boolean {
  return severity !== 'error' || code === 'required-missing';
}

/** The unit is known: its name stands in the form before anyone types it. */
function withUnit(form: CompiledForm, answers: JsonObject, me: Me): JsonObject {
  const title = me.appointment?.post?.organisation?.title;
  const empty = form.fields.filter(
    ({ component, table, path }) => component === 'Organisation' && table === null && (answers[path] ?? null) === null,
  );
  return title === undefined ? answers : { ...Object.fromEntries(empty.map(({ path }) => [path, title])), ...answers };
}

function nameOf(answers: JsonObject | undefined): string | null {
  const name = answers?.['projectName'];
  return typeof name === 'string' && name !== '' ? name : null;
}

function beijingInstant(): string {
  return `${todayInBeijing()}T${clockInBeijing()}`;
}

function useWarnBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [active]);
}
