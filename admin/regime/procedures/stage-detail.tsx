import { Link } from 'react-router';
import { bodyTitle, type CompiledRegime, type StageDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { FindingList } from '../../kit/finding-list';
import { wordStep } from '../../kit/words';
import { ConditionWords } from '../condition-words';
import { useStudio } from '../studio/studio-context';
import { idOfPlace } from '../studio/use-at';
import { useRemarks } from '../workspace/remarks';
import { useWorkspace } from '../workspace/workspace';
import { checksOf, KIND_WORD, WAY_WORD, waysFrom } from './stage-graph';
import { StageDoings } from './stage-doings';
import { wordDeadline } from './word-deadline';

interface StageDetailProps {
  readonly stage: StageDocument;
  readonly path: string;
  readonly compiled: CompiledRegime | null;
  readonly titles: ReadonlyMap<string, string>;
}

/** One stage in words: who, by which form or matrix, under which checks, by when, and where it goes on. */
export function StageDetail({ stage, path, compiled, titles }: StageDetailProps) {
  const { root } = useStudio();
  const { findings } = useWorkspace();
  const remarks = useRemarks();
  const here = findings.filter((finding) => finding.path === path || finding.path?.startsWith(`${path}/`) === true);
  const body = (code: string): string => bodyTitle(compiled, code);
  const checks = checksOf(stage);
  return (
    <li id={idOfPlace(path)} tabIndex={-1} className="tc-stage-detail">
      <div className="tc-stage-detail-head">
        <h3>{stage.title}</h3>
        <span className="tc-stage-tag">{KIND_WORD[stage.kind]}</span>
        {stage.clause.map((id) => (
          <ClauseChip key={id} article={compiled?.article([id]) ?? id} />
        ))}
      </div>
      {remarks?.at(path, stage.title)}
      {stage.note && <p className="tc-prose tc-muted">{stage.note}</p>}
      <dl className="tc-pairs">
        <Who stage={stage} body={body} />
        {'form' in stage && stage.form && (
          <>
            <dt>{t('表单')}</dt>
            <dd>
              <Link to={`${root}/forms/${stage.form}`}>
                {compiled?.forms.get(stage.form)?.document.title ?? stage.form}
              </Link>
              {stage.kind === 'review' &&
                stage.by.length > 1 &&
                (stage.formBy === 'each' ? t('（每家各填）') : t('（由第一家填写）'))}
            </dd>
          </>
        )}
        {stage.kind === 'route' && (
          <>
            <dt>{t('矩阵')}</dt>
            <dd>
              <Link to={`${root}/matrices/${stage.matrix}`}>
                {compiled?.matrices.get(stage.matrix)?.document.title ?? stage.matrix}
              </Link>
            </dd>
          </>
        )}
        {stage.kind === 'pool' && (
          <>
            <dt>{t('清单')}</dt>
            <dd>
              <Link to={`${root}/procedures/${stage.list}`}>
                {compiled?.procedures.get(stage.list)?.document.title ?? stage.list}
              </Link>
            </dd>
          </>
        )}
        {stage.kind === 'file' && stage.window && (
          <>
            <dt>{t('申报窗口')}</dt>
            <dd>{compiled?.windows.get(stage.window)?.title ?? stage.window}</dd>
          </>
        )}
        {'deadline' in stage && stage.deadline && (
          <>
            <dt>{t('时限')}</dt>
            <dd>
              {wordDeadline(stage.deadline, compiled)} <ClauseChip article={compiled?.article(stage.deadline.clause)} />
            </dd>
          </>
        )}
        <StageDoings stage={stage} compiled={compiled} />
        {checks.length > 0 && (
          <>
            <dt>{t('检查')}</dt>
            <dd>
              <ul className="tc-inline-list">
                {checks.map(({ code, warns }) => (
                  <li key={code}>
                    <Link to={`${root}/checks?check=${code}`}>
                      {compiled?.checks.get(code)?.document.title ?? code}
                    </Link>
                    {warns && <span className="tc-muted">{t('（此处只提醒）')}</span>}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>{stage.kind === 'end' ? t('结果') : t('去向')}</dt>
        <dd>
          {stage.kind === 'end' ? (
            stage.positive ? (
              t('以同意结束')
            ) : (
              t('以不同意结束')
            )
          ) : (
            <ul className="tc-ways">
              {waysFrom(stage).map((way, index) => (
                <li key={index}>
                  {way.condition === undefined ? (
                    WAY_WORD[way.kind]
                  ) : (
                    <ConditionWords text={way.condition} compiled={compiled} />
                  )}{' '}
                  → <strong>{titles.get(way.to) ?? way.to}</strong>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      <FindingList findings={here} />
    </li>
  );
}

function Who({ stage, body }: { readonly stage: StageDocument; readonly body: (code: string) => string }) {
  if (!('by' in stage)) return null;
  const bodies = stage.by.map(body);
  return (
    <>
      <dt>{t('由谁')}</dt>
      <dd>
        {bodies.join(t('、'))}
        {stage.kind === 'review' &&
          ` · ${wordStep({ action: stage.action, mode: stage.mode, bodies, ...(stage.ratio ? { ratio: stage.ratio } : {}) })}`}
        {stage.kind === 'review' &&
          stage.must &&
          t('（必须同意：{{names}}）', { names: stage.must.map(body).join(t('、')) })}
      </dd>
    </>
  );
}
