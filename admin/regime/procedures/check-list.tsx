import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { bodyTitle, type CheckDocument, type CompiledRegime } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { ConditionWords } from '../condition-words';
import { placeOf } from '../studio/places';
import { useStudio } from '../studio/studio-context';
import { idOfPlace } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';
import { checksOf } from './stage-graph';

/** Caps, preconditions and prohibitions: condition, effect, who may lift them, where they are used. */
export function CheckList() {
  const { document } = useDocument('checks', 'checks.json');
  const { lastCompiled, findings } = useWorkspace();
  const [search] = useSearchParams();
  const asked = search.get('check');
  const checks = document?.checks ?? [];
  useEffect(() => {
    const index = checks.findIndex(({ code }) => code === asked);
    if (index < 0) return;
    const element = window.document.getElementById(idOfPlace(`checks.json#/checks/${index}`));
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [asked, checks.length]);
  return (
    <Panel title={t('检查')} extra={<span className="tc-muted">{t('{{count}} 项', { count: checks.length })}</span>}>
      {checks.length === 0 && <p className="tc-muted">{t('没有检查，或者 checks.json 暂时读不出。')}</p>}
      <ul className="tc-checks">
        {checks.map((check, index) => {
          const path = `checks.json#/checks/${index}`;
          const wrong = findings.filter(({ path: of }) => of === path || of?.startsWith(`${path}/`) === true);
          return (
            <li key={check.code} id={idOfPlace(path)} tabIndex={-1}>
              <Check check={check} compiled={lastCompiled} />
              {wrong.map((finding, at) => (
                <p key={at} className="tc-bad">
                  {finding.message}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Check({ check, compiled }: { readonly check: CheckDocument; readonly compiled: CompiledRegime | null }) {
  const { root } = useStudio();
  const body = (code: string): string => bodyTitle(compiled, code);
  const used = stagesWith(check.code, compiled);
  return (
    <>
      <div className="tc-check-head">
        <h3>{check.title}</h3>
        <span className={`tc-effect tc-effect-${check.effect}`}>
          {check.effect === 'block'
            ? t('✕ 不得通过')
            : check.effect === 'warn'
              ? t('! 只提醒')
              : check.effect === 'report'
                ? t('? 查找问题')
                : t('△ 须经放行：{{by}}', { by: (check.override?.by ?? []).map(body).join(t('、')) })}
        </span>
        {check.clause.map((id) => (
          <ClauseChip key={id} article={compiled?.article([id]) ?? id} />
        ))}
      </div>
      <p className="tc-prose">{check.message}</p>
      <dl className="tc-pairs">
        {check.applies && (
          <>
            <dt>{t('何时适用')}</dt>
            <dd>
              <ConditionWords text={check.applies} compiled={compiled} />
            </dd>
          </>
        )}
        {check.require && (
          <>
            <dt>{t('要求')}</dt>
            <dd>
              <ConditionWords text={check.require} compiled={compiled} />
            </dd>
          </>
        )}
        {check.inTime && (
          <>
            <dt>{t('要求')}</dt>
            <dd>
              {t('“{{done}}”不晚于“{{from}}”之后的期限', {
                done: compiled?.vocabulary.titleOf(check.inTime.done) ?? check.inTime.done,
                from: compiled?.vocabulary.titleOf(check.inTime.from) ?? check.inTime.from,
              })}
            </dd>
          </>
        )}
        {check.sameRow && (
          <>
            <dt>{t('要求')}</dt>
            <dd>
              {t('合并计算后，“{{matrix}}”的档次不变', {
                matrix: compiled?.matrices.get(check.sameRow.matrix)?.document.title ?? check.sameRow.matrix,
              })}
            </dd>
          </>
        )}
        {check.override && (
          <>
            <dt>{t('放行须写明')}</dt>
            <dd>{check.override.needs.map((need) => (need === 'reason' ? t('理由') : t('所引条文'))).join(t('、'))}</dd>
          </>
        )}
        <dt>{t('用在')}</dt>
        <dd>
          {used.length === 0 ? (
            <span className="tc-muted">
              {check.effect === 'report' ? t('在“问题查询”里查各项目') : t('没有环节用到它')}
            </span>
          ) : (
            <ul className="tc-inline-list">
              {used.map(({ path, title, warns }) => (
                <li key={path}>
                  <Link to={`${root}/${placeOf(path).to}`}>{title}</Link>
                  {warns && <span className="tc-muted">{t('（此处只提醒）')}</span>}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
    </>
  );
}

function stagesWith(check: string, compiled: CompiledRegime | null) {
  return (compiled?.regime.procedures ?? []).flatMap((procedure) =>
    procedure.stages.flatMap((stage, index) =>
      checksOf(stage)
        .filter(({ code }) => code === check)
        .map(({ warns }) => ({
          path: `procedures/${procedure.code}.json#/stages/${index}`,
          title: `${procedure.title} · ${stage.title}`,
          warns,
        })),
    ),
  );
}
