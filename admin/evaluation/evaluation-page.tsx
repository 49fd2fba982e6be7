import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { wordHundredths } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { useMe } from '../graphql/session';
import { t } from '../i18n/t';
import { ActDialog } from '../identity/act-dialog';
import { ActProblem } from '../identity/act-problem';
import { Field } from '../identity/field';
import { useAct } from '../identity/use-act';
import { ClauseTag } from '../kit/clause-chip';
import { FindingList } from '../kit/finding-list';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { Sum } from '../kit/sum';
import { word } from '../kit/words';
import {
  CONFIRM,
  CORRECT,
  DISCARD,
  EVALUATION,
  loadFrames,
  RETURN,
  SAVE,
  SUBMIT,
  type Evaluation,
  type Frame,
} from './evaluation-queries';
import { judgeTyped, sheetOf, type Sheet } from './sheet';
import { SheetTable } from './sheet-table';
import { STATUS, wordConfirmers, wordRate } from './words';
import '../kit/list.css';
import './evaluation.css';

/** One evaluation: its figures and source, the sheet with its live total and grade, and who does what next. */
export function EvaluationPage() {
  const { id = '' } = useParams();
  const frames = useQuery({ queryKey: ['evaluation-frames'], queryFn: ({ signal }) => loadFrames(signal) });
  const evaluation = useQuery({
    queryKey: ['administration', 'evaluation', id],
    queryFn: async ({ signal }) => (await request(EVALUATION, { id }, signal)).evaluation,
  });
  const problem = evaluation.error ?? frames.error;
  if (problem) return <Problem page error={problem} onRetry={() => void evaluation.refetch()} />;
  if (!evaluation.data || !frames.data) return <Loading rows={10} />;
  const frame = frames.data.find(({ regimeCode }) => regimeCode === evaluation.data.regimeCode);
  return <One key={`${id} ${evaluation.data.version}`} evaluation={evaluation.data} frame={frame} />;
}

interface OneProps {
  readonly evaluation: Evaluation;
  readonly frame: Frame | undefined;
}

function One({ evaluation, frame }: OneProps) {
  const { project, organisation, year, kindTitle, sourceDocument } = evaluation;
  const subject = project?.title ?? organisation?.title ?? '—';
  return (
    <>
      <PageTitle
        title={t('{{subject}} · {{year}} 年{{kind}}', { subject, year, kind: kindTitle })}
        extra={<LinkButton to="/evaluations">{t('全部评价')}</LinkButton>}
      >
        <ClauseTag article={evaluation.article} /> {word(STATUS, evaluation.status)}
        {evaluation.number > 1 && <> · {t('第 {{number}} 版', { number: evaluation.number })}</>}
      </PageTitle>
      {evaluation.reason && <Alert type="info" showIcon message={evaluation.reason} />}
      <Figures
        evaluation={evaluation}
        procedure={frame?.kinds.find(({ code }) => code === evaluation.kind)?.procedure ?? null}
      />
      {sourceDocument === null ? (
        <ScoredSheet evaluation={evaluation} frame={frame} />
      ) : (
        <Panel title={t('照报告记载')}>
          <p>{t('报告只公布了得分，没有公布指标体系；等次按制度的分数线评定。')}</p>
          <Steps evaluation={evaluation} />
        </Panel>
      )}
    </>
  );
}

interface FiguresProps {
  readonly evaluation: Evaluation;
  /** In which procedure of the regime the result is taken down. */
  readonly procedure: string | null;
}

function Figures({ evaluation, procedure }: FiguresProps) {
  const { project, organisation, budget, executed, executionRate, scoreText, gradeTitle } = evaluation;
  return (
    <section className="tc-panel tc-totals" aria-label={t('结果')}>
      <dl className="tc-sums">
        <div>
          <dt>{t('得分')}</dt>
          <dd className="numeric">{scoreText ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('等次')}</dt>
          <dd>{gradeTitle ?? '—'}</dd>
        </div>
        {budget !== null && executed !== null && (
          <>
            <div>
              <dt>{t('预算')}</dt>
              <dd>
                <Sum yuan={budget} />
              </dd>
            </div>
            <div>
              <dt>{t('实际执行')}</dt>
              <dd>
                <Sum yuan={executed} />
              </dd>
            </div>
            <div>
              <dt>{t('执行率')}</dt>
              <dd className="numeric">{wordRate(executionRate)}</dd>
            </div>
          </>
        )}
      </dl>
      <div className="tc-muted">
        {evaluation.sourceDocument !== null && (
          <div>
            {t('出处：{{document}}，{{place}}', {
              document: evaluation.sourceDocument,
              place: evaluation.sourcePlace ?? '',
            })}
          </div>
        )}
        <div>
          {t('填写：{{name}}', { name: evaluation.preparedBy?.name ?? '—' })}
          {evaluation.confirmedBy === null && evaluation.confirmers.length > 0 && <> · {wordConfirmers(evaluation)}</>}
          {evaluation.confirmations.map(({ body, by }) => (
            <span key={body}> · {t('{{body}}已确认：{{name}}', { body, name: by?.name ?? '—' })}</span>
          ))}
          {evaluation.confirmedBy && evaluation.confirmations.length === 0 && (
            <> · {t('确认：{{name}}', { name: evaluation.confirmedBy.name })}</>
          )}
        </div>
        {evaluation.note !== '' && <div>{evaluation.note}</div>}
        <div className="tc-evaluation-links">
          {project && (
            <div>
              <Link to={`/projects/${project.id}`}>{t('看项目')}</Link>
            </div>
          )}
          {evaluation.status === 'CONFIRMED' && procedure && (
            <div>{t('确认的结果另由“{{procedure}}”记入台账。', { procedure })}</div>
          )}
          {organisation && (
            <div>
              <Link to={`/unit-records?unit=${organisation.id}`}>{t('看单位的监督情况')}</Link>
            </div>
          )}
          {evaluation.corrected && (
            <div>
              <Link to={`/evaluations/${evaluation.corrected.id}`}>{t('看所更正的前一版')}</Link>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function ScoredSheet({ evaluation, frame }: OneProps) {
  const isOpen = evaluation.status === 'DRAFT' && evaluation.prepareObjection === null;
  const [sheet, setSheet] = useState<Sheet>(() => sheetOf(evaluation.lines));
  const [changed, setChanged] = useState(false);
  const kind = frame?.kinds.find(({ code }) => code === evaluation.kind);
  const { value: judged, findings } = judgeTyped(evaluation, frame, sheet);
  const isWrong = findings.length > 0;
  const save = useAct(SAVE, () => setChanged(false));
  useEffect(() => {
    if (!changed) return;
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [changed]);
  const { budget, executed, note, id, version } = evaluation;
  const lines = [...sheet].map(([indicator, { score, reason, target }]) => ({ indicator, score, reason, target }));
  return (
    <Panel title={kind?.treeTitle ?? t('评分表')} extra={kind && <span className="tc-muted">{kind.treeNote}</span>}>
      <SheetTable
        lines={evaluation.lines}
        sheet={sheet}
        needsTargets={kind?.needsTargets ?? false}
        findings={findings}
        onChange={
          isOpen
            ? (code, typed) => {
                setSheet(new Map([...sheet, [code, typed]]));
                setChanged(true);
              }
            : null
        }
      />
      <div className="tc-sheet-total" role="status">
        <span>
          {t('合计')} <strong className="numeric">{wordHundredths(judged.total)}</strong>
        </span>
        <span>
          {t('等次')} <strong>{judged.grade?.document.title ?? t('尚未打完')}</strong>
        </span>
        <span className="tc-muted">
          {t('已打 {{scored}} 项，共 {{leaves}} 项', { scored: judged.scored, leaves: judged.leaves })}
        </span>
        {isOpen && (
          <Button
            type={changed ? 'primary' : 'default'}
            loading={save.isPending}
            disabled={!changed || isWrong}
            onClick={() => save.mutate({ input: { id, expectedVersion: version, lines, budget, executed, note } })}
          >
            {t('保存评分')}
          </Button>
        )}
        {isOpen && changed && isWrong && <span className="tc-muted">{t('改好标明的各处，再保存。')}</span>}
      </div>
      <FindingList findings={findings} />
      <ActProblem error={save.error} />
      <Steps evaluation={evaluation} waits={changed} />
    </Panel>
  );
}

/** Who does what next. What cannot be done now says why. */
function Steps({ evaluation, waits = false }: { readonly evaluation: Evaluation; readonly waits?: boolean }) {
  const { rights, appointment } = useMe();
  const navigate = useNavigate();
  const [asks, setAsks] = useState<'return' | 'correct' | 'discard' | null>(null);
  const [reason, setReason] = useState('');
  const submit = useAct(SUBMIT);
  const confirm = useAct(CONFIRM);
  const back = useAct(RETURN, () => setAsks(null));
  const discard = useAct(DISCARD, () => void navigate('/evaluations'));
  const correct = useAct(CORRECT, ({ correctEvaluation: { evaluation: next } }) => {
    setAsks(null);
    if (next) void navigate(`/evaluations/${next.id}`);
  });
  const { id, version, status, organisation, handedIn, confirmObjection, returnObjection, prepareObjection } =
    evaluation;
  const input = { id, expectedVersion: version };
  const mayConfirm = rights.includes('evaluation:confirm');
  // Who never prepares anything is told nothing of preparing.
  const prepares = rights.includes('evaluation:prepare');
  const mayPrepare = prepares && prepareObjection === null;
  const isUnit = appointment?.post?.organisation?.id === organisation?.id;
  return (
    <div className="tc-form-actions no-print">
      {status === 'DRAFT' && mayPrepare && (
        <Button type="primary" loading={submit.isPending} disabled={waits} onClick={() => submit.mutate({ input })}>
          {t('提交确认')}
        </Button>
      )}
      {status === 'DRAFT' && mayPrepare && !handedIn && (
        <Button danger onClick={() => setAsks('discard')}>
          {t('丢弃')}
        </Button>
      )}
      {status === 'DRAFT' && prepares && prepareObjection !== null && (
        <span className="tc-muted">{prepareObjection}</span>
      )}
      {status === 'DRAFT' && waits && <span className="tc-muted">{t('先保存评分，再提交。')}</span>}
      {status === 'SUBMITTED' && mayConfirm && (
        <>
          <Button
            type="primary"
            loading={confirm.isPending}
            disabled={confirmObjection !== null}
            onClick={() => confirm.mutate({ input })}
          >
            {t('确认评价')}
          </Button>
          <Button disabled={returnObjection !== null} onClick={() => setAsks('return')}>
            {t('退回重填')}
          </Button>
          {confirmObjection !== null && <span className="tc-muted">{confirmObjection}</span>}
        </>
      )}
      {status === 'CONFIRMED' && mayPrepare && !isUnit && (
        <Button onClick={() => setAsks('correct')}>{t('更正')}</Button>
      )}
      <ActProblem error={submit.error ?? confirm.error} />
      {asks === 'discard' && (
        <ActDialog
          title={t('丢弃评价')}
          action={t('丢弃')}
          danger
          act={discard}
          onAct={() => discard.mutate({ input })}
          onClose={() => setAsks(null)}
        >
          <p>{t('从未提交过的评价丢弃之后不能找回，可以重新开始。')}</p>
        </ActDialog>
      )}
      {(asks === 'return' || asks === 'correct') && (
        <ActDialog
          title={asks === 'return' ? t('退回重填') : t('更正评价')}
          action={asks === 'return' ? t('退回') : t('另起一版')}
          act={asks === 'return' ? back : correct}
          ready={reason.trim() !== ''}
          onAct={() =>
            asks === 'return' ? back.mutate({ input: { ...input, reason } }) : correct.mutate({ input: { id, reason } })
          }
          onClose={() => setAsks(null)}
        >
          <Field label={asks === 'return' ? t('意见') : t('更正的理由')}>
            {(field) => (
              <Input.TextArea
                id={field}
                rows={3}
                maxLength={1000}
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
