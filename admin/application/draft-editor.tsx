import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import {
  readFacts,
  type CompiledForm,
  type CompiledRegime,
  type Finding,
  type FormEvaluation,
  type JsonObject,
} from '../../form-schemas/engine';
import type { Me } from '../graphql/session';
import { fromApi } from '../kit/api-finding';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { todayInBeijing } from '../kit/time';
import { articlesOf } from '../regime/route';
import { RegimeForm, type RegimeFormHandle } from '../widgets/regime-form';
import { t } from '../i18n/t';
import { ChangeList } from './change-list';
import { changesBetween } from './changes';
import { DiscardButton } from './discard-button';
import { DraftPlace } from './draft-place';
import type { OpenDraft } from './draft-queries';
import { NewerEditionPanel } from './newer-edition-panel';
import { nameOf, withUnit } from './draft-start';
import { withoutOwn, type FormStage } from './dry-run';
import { FilePanel } from './file-panel';
import { lastFiling } from './filings';
import type { LocalCopies } from './local-copy';
import { openingNotes } from './opening-notes';
import { OpeningPanel } from './opening-panel';
import { ProposalPanel } from './proposal-panel';
import { proposalsFor } from './proposals';
import { remarksByPath } from './remarks';
import { sameAnswers } from './same-answers';
import { SaveLine } from './save-line';
import { hasSections, sectionProgress } from './sections';
import { SectionList } from './section-list';
import { useAutosave } from './use-autosave';
import { tellsOfEdition, useNewerEdition } from './use-newer-edition';
import { SimilarToDraft } from '../system/similar-panel';
import './draft-page.css';

interface DraftEditorProps {
  readonly draft: OpenDraft;
  readonly regime: CompiledRegime;
  readonly stage: FormStage;
  readonly form: CompiledForm;
  readonly answers: JsonObject;
  readonly restoredFrom: string | null;
  readonly copies: LocalCopies;
  readonly me: Me;
  readonly onReload: () => void;
  /** Opens the draft anew with everything this device has of it. */
  readonly onRenew: () => void;
}

interface Evaluated {
  readonly evaluation: FormEvaluation;
  readonly findings: readonly Finding[];
}

/** The form of a filing with everything around it: progress, saving, what is wrong, what happens next, handing in. */
export function DraftEditor(props: DraftEditorProps) {
  const { draft, regime, stage, form, copies, me, restoredFrom, onReload, onRenew } = props;
  const { application } = draft;
  const navigate = useNavigate();
  const handle = useRef<RegimeFormHandle>(null);
  const [strict, setStrict] = useState(false);
  const [evaluated, setEvaluated] = useState<Evaluated | null>(null);
  /** What the engine said when the draft was opened, before anybody typed. */
  const [opened, setOpened] = useState<readonly Finding[] | null>(null);
  const newer = useNewerEdition(copies, draft.id);
  const [outdated, setOutdated] = useState(false);
  const [wait, setWait] = useState(draft.wait);
  const hear = (findings: readonly Finding[]): void => {
    newer.hear(findings);
    if (tellsOfEdition(findings).length > 0) setOutdated(true);
  };
  const { autosave, save } = useAutosave(draft, copies, (told) => {
    hear(told.findings);
    if (told.saved) setWait(told.saved.wait);
  });
  const answers = useMemo(() => withUnit(form, props.answers, me.appointment?.post?.organisation?.title), []);
  const given = (draft.given ?? {}) as JsonObject;
  const facts = useMemo(() => {
    const before = { ...((draft.facts ?? {}) as JsonObject), ...given };
    return withoutOwn(form, readFacts(regime.vocabulary, before).value);
  }, [regime, draft.given, draft.facts]);
  // What this device kept and the server does not have yet counts as a change from the first moment on.
  const latest = useRef<JsonObject>(restoredFrom === null ? answers : {});
  const jump = (path: string): void => handle.current?.focus(path);
  const told = fromApi(draft.findings);
  const met = tellsOfEdition(told).length > 0 ? [] : outdated ? [] : newer.said;
  const notes = useMemo(() => openingNotes([...met, ...told], opened), [draft.findings, met.length, opened]);
  const proposals = useMemo(
    () => (application || draft.project ? [] : proposalsFor(regime, form, given)),
    [regime, form, draft.given],
  );
  const now = evaluated?.evaluation.answers;
  const sections = evaluated ? sectionProgress(form, evaluated.evaluation.fields, evaluated.findings) : [];
  const before = lastFiling(application, form.document.code);
  const changes = before && now ? changesBetween(form.document, before, now) : [];
  const beside = useMemo(() => remarkBeside(draft), [draft]);
  return (
    <>
      <PageTitle
        title={(now && nameOf(form, now)) ?? application?.title ?? draft.project?.title ?? form.document.title}
        extra={
          <SaveLine
            state={save}
            draft={draft.id}
            onReload={onReload}
            onOverwrite={(version) => void autosave.overwrite(version)}
          />
        }
      >
        {t('{{stage}}（{{procedure}}） · {{form}} · 《{{regime}}》第 {{number}} 版', {
          stage: draft.stageTitle,
          procedure: draft.procedureTitle,
          form: form.document.title,
          regime: draft.edition?.title ?? '',
          number: draft.edition?.number ?? '',
        })}
      </PageTitle>
      {restoredFrom !== null && (
        <p role="status" className="tc-restored">
          {t('已恢复本机在 {{at}} 留下的内容。', { at: restoredFrom })}
        </p>
      )}
      <DraftPlace {...{ draft, regime, stage, form, changes }} onJump={jump} />
      {outdated && <NewerEditionPanel said={newer.said} onTake={() => void autosave.flush().finally(onRenew)} />}
      <OpeningPanel notes={notes} onJump={jump} {...(met.length > 0 ? { onRead: newer.forget } : {})} />
      <ProposalPanel
        proposals={now ? proposals.filter(({ path }) => (now[path] ?? null) === null) : []}
        onTake={({ path, value }) => {
          handle.current?.fill(path, value);
          jump(path);
        }}
      />
      <div className={hasSections(form) ? 'tc-draft' : undefined}>
        {hasSections(form) && (
          <aside className="tc-draft-side">
            <SectionList sections={sections} onJump={jump} />
          </aside>
        )}
        <div className="tc-draft-form">
          <RegimeForm
            form={form}
            vocabulary={regime.vocabulary}
            facts={facts}
            bodies={draft.bodies}
            answers={answers}
            articles={articlesOf(regime)}
            strict={strict}
            handle={handle}
            beside={beside}
            onEvaluated={(evaluation, findings, raw) => {
              setEvaluated({ evaluation, findings });
              setOpened((first) => first ?? findings);
              if (!sameAnswers(raw, latest.current)) {
                latest.current = raw;
                autosave.change({ raw, clean: evaluation.answers, whole: findings.every(isMissing) });
              }
            }}
          />
          {changes.length > 0 && (
            <Panel
              title={t('与上次提交相比')}
              extra={<span className="tc-muted">{t('{{count}} 处改动', { count: changes.length })}</span>}
            >
              <ChangeList changes={changes} onJump={jump} />
            </Panel>
          )}
          {stage.kind === 'file' && <SimilarToDraft draft={draft.id} version={autosave.expectedVersion} />}
          {evaluated && (
            <FilePanel
              {...{ draft, regime, stage, autosave, copies, given, me }}
              answers={evaluated.evaluation.answers}
              wait={wait}
              formFindings={evaluated.findings}
              on={todayInBeijing()}
              onAttempt={() => setStrict(true)}
              onJump={jump}
              onNewer={hear}
              onFiled={async (filed, findings) => {
                autosave.stop();
                copies.forget(draft.id);
                copies.forget(`${draft.id}.overrides`);
                newer.forget();
                await navigate(`/applications/${filed}`, { state: { justFiled: true, findings } });
              }}
            />
          )}
          {!application && (
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

/** Beside each field what the one who returned the filing said of it. */
function remarkBeside({ application }: OpenDraft): ((path: string) => ReactNode) | undefined {
  const said = remarksByPath(application?.returnRemarks ?? []);
  if (said.size === 0) return undefined;
  return (path) =>
    said.get(path.replace(/\.(\d+)(?=\.|$)/g, '[$1]'))?.map((text, index) => (
      <div className="tc-beside" key={index}>
        {t('退回意见：{{text}}', { text })}
      </div>
    ));
}
