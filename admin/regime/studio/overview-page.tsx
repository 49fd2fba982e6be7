import { Link } from 'react-router';
import { coverageOf, type Regime } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Empty } from '../../kit/empty';
import { Panel } from '../../kit/panel';
import { LinkButton } from '../../kit/link-button';
import { BASIS_STATUS, LEVEL, wordOf } from '../editions/words';
import { useWorkspace } from '../workspace/workspace';
import { wordChanges } from './change-list';
import { useDraft } from './draft-context';
import { DraftNote } from './draft-note';
import { DraftEnd } from './draft-end';
import { ExportButton } from './export-button';
import { useStudio } from './studio-context';
import { useComparison } from './use-comparison';
import { documentsOf } from './titles';

/** What lies on the desk: which regulation, how much of it, what has changed, what is still to be done. */
export function OverviewPage() {
  const { root, regimeCode, base, upper, note, comments } = useStudio();
  const { lastCompiled, files } = useWorkspace();
  const draft = useDraft();
  const regime = lastCompiled?.regime ?? null;
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  return (
    <>
      {regime ? <Basis regime={regime} /> : <Empty title={t('制度文件有错误，暂时读不成制度；请先按验证结果更正')} />}
      {regime && <Numbers regime={regime} root={root} />}
      <Panel title={t('有什么不同')} extra={<Link to={`${root}/compare`}>{t('逐项比较')}</Link>}>
        {base && <Differs words={t('与所据的第 {{number}} 版', { number: base.number })} against={base.id} />}
        {upper?.edition && (
          <Differs
            words={t('与上级{{government}}第 {{number}} 版', {
              government: upper.governmentTitle ?? '',
              number: upper.number,
            })}
            against={upper.edition.id}
          />
        )}
        {!base && !upper?.edition && <p className="tc-muted">{t('没有作为基础的版本；可在“比较”中任选一版。')}</p>}
        <p>
          {open > 0 ? (
            <Link to={`${root}/comments`}>{t('还有 {{count}} 条意见未处理', { count: open })}</Link>
          ) : (
            <span className="tc-muted">{t('没有未处理的意见。')}</span>
          )}
        </p>
      </Panel>
      <Panel title={t('编制说明')}>
        {draft?.draft.status === 'OPEN' ? <DraftNote /> : <p className="tc-prose">{note || t('没有写说明。')}</p>}
      </Panel>
      <Panel title={t('文件夹')}>
        <p className="tc-muted">
          {t('全部 {{count}} 个文件可以导出为一个压缩包，在别处修改后再导入；逐字节与这里相同。', {
            count: files.size,
          })}
        </p>
        <div className="tc-title-extra">
          <ExportButton files={files} name={`${regimeCode}-${draft ? t('草稿') : ''}`.replace(/-$/, '')} />
          <LinkButton to={`${root}/files`}>{t('看文件')}</LinkButton>
        </div>
      </Panel>
      {draft && <DraftEnd />}
    </>
  );
}

function Basis({ regime }: { readonly regime: Regime }) {
  const { basis, jurisdiction, edition } = regime;
  const doubtful = basis.status !== 'in-force';
  return (
    <Panel
      title={t('依据')}
      extra={<ClauseChip article={regime.clauses.find(({ id }) => id === basis.clause?.[0])?.article} />}
    >
      {(doubtful || edition === 'pilot') && (
        <p className="tc-mind">
          {doubtful && <strong>{wordOf(BASIS_STATUS, basis.status)}</strong>}
          {doubtful && edition === 'pilot' && ' · '}
          {edition === 'pilot' && t('试行版：尚有条款未落实')}
        </p>
      )}
      <dl className="tc-pairs">
        <dt>{t('文件')}</dt>
        <dd>{t('《{{title}}》 {{number}}', { title: basis.title, number: basis.number })}</dd>
        <dt>{t('发文机关')}</dt>
        <dd>{basis.issuer}</dd>
        <dt>{t('印发与施行')}</dt>
        <dd>
          {basis.effectiveTo
            ? t('{{issued}} 印发，{{from}} 至 {{to}} 施行', {
                issued: basis.issued,
                from: basis.effectiveFrom,
                to: basis.effectiveTo,
              })
            : t('{{issued}} 印发，{{from}} 起施行', { issued: basis.issued, from: basis.effectiveFrom })}
        </dd>
        <dt>{t('辖区')}</dt>
        <dd>
          {t('{{title}}（{{level}}，{{code}}）', {
            title: jurisdiction.title,
            level: wordOf(LEVEL, jurisdiction.level),
            code: jurisdiction.code,
          })}
        </dd>
        <dt>{t('“以上”与“以下”')}</dt>
        <dd>
          {regime.bounds.above === 'included' ? t('“以上”含本数') : t('“以上”不含本数')}
          {t('，')}
          {regime.bounds.below === 'included' ? t('“以下”含本数') : t('“以下”不含本数')}
        </dd>
      </dl>
    </Panel>
  );
}

function Numbers({ regime, root }: { readonly regime: Regime; readonly root: string }) {
  const { files } = useWorkspace();
  const coverage = coverageOf(regime);
  const enforced = coverage.filter(({ state }) => state === 'covered' || state === 'advisory').length;
  const unset = regime.parameters.filter(({ value, required }) => required && value === null).length;
  const count = (kind: 'form' | 'matrix' | 'procedure') => documentsOf(files, kind, regime);
  const first = (folder: string, kind: 'form' | 'matrix' | 'procedure') => `${folder}/${count(kind)[0]?.code ?? ''}`;
  const tiles = [
    { to: first('forms', 'form'), title: t('表单'), value: t('{{count}} 张', { count: regime.forms.length }) },
    {
      to: first('matrices', 'matrix'),
      title: t('审批矩阵'),
      value: t('{{count}} 张表', { count: regime.matrices.length }),
    },
    {
      to: first('procedures', 'procedure'),
      title: t('程序'),
      value: t('{{count}} 个', { count: regime.procedures.length }),
    },
    { to: 'checks', title: t('检查'), value: t('{{count}} 项', { count: regime.checks.length }) },
    {
      to: 'parameters',
      title: t('参数'),
      value:
        unset > 0
          ? t('{{count}} 个必定参数未定', { count: unset })
          : t('{{count}} 个，均已定', { count: regime.parameters.length }),
    },
    {
      to: 'clauses',
      title: t('条款'),
      value: t('{{total}} 款中 {{enforced}} 款已落实', { total: coverage.length, enforced }),
    },
  ];
  return (
    <ul className="tc-tiles">
      {tiles.map(({ to, title, value }) => (
        <li key={title}>
          <Link to={`${root}/${to}`}>
            <span>{title}</span>
            <strong>{value}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Differs({ words, against }: { readonly words: string; readonly against: string }) {
  const { root } = useStudio();
  const comparison = useComparison(against);
  return (
    <p>
      <Link to={`${root}/compare?against=${encodeURIComponent(against)}`}>{words}</Link>
      {t('：')}
      {comparison.data === null || comparison.data === undefined
        ? t('正在比较…')
        : comparison.data.kind === 'files'
          ? t('{{count}} 个文件不同', { count: comparison.data.paths.length })
          : comparison.data.changes.length === 0
            ? t('没有差异')
            : wordChanges(comparison.data.changes)}
    </p>
  );
}
