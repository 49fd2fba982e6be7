import { Select } from 'antd';
import { useCallback, useId, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { CompiledRegime, JsonObject } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { useAddressLater } from '../kit/use-address-later';
import { factsInAddress, readFactsInAddress } from './matrix-facts';
import { matrixFacts } from './matrix-bands';
import { MatrixTrial } from './matrix-trial';
import { useEditionsInForce, useRegime, type EditionInForce } from './use-regime';

/** Tries a matrix of the edition in force: facts in, the band, the row, the chain, the article and what is proven of it. */
export function MatrixPage() {
  const editions = useEditionsInForce();
  const [search, setSearch] = useSearchParams();
  const code = search.get('regime');
  const edition = editions.data?.find(({ regimeCode }) => regimeCode === code) ?? editions.data?.[0] ?? null;
  return (
    <>
      <PageTitle title={t('审批矩阵试算')}>
        {t('填入事实，看法规规定由谁审、谁批、依据哪一条。只作试算，不留记录。')}
      </PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data?.length === 0 && (
        <Empty title={t('本级政府还没有施行中的制度')}>
          <p>{t('制度由一名制度管理员导入并送审、另一名发布之后，即可在此试算。')}</p>
        </Empty>
      )}
      {edition && (
        <InEdition
          key={edition.id}
          edition={edition}
          all={editions.data ?? []}
          onChoose={(regime) => setSearch({ regime })}
        />
      )}
    </>
  );
}

interface InEditionProps {
  readonly edition: EditionInForce;
  readonly all: readonly EditionInForce[];
  readonly onChoose: (code: string) => void;
}

function InEdition({ edition, all, onChoose }: InEditionProps) {
  const regime = useRegime(edition);
  const [search, setSearch] = useSearchParams();
  const id = useId();
  if (regime.isPending) return <Loading />;
  if (regime.isError) return <Problem error={regime.error} onRetry={() => void regime.refetch()} />;
  const matrices = [...regime.data.matrices.values()];
  const wanted = search.get('matrix');
  const matrix =
    matrices.find(({ document }) => document.code === wanted) ??
    matrices.find(({ inputs }) => inputs.some(({ axis }) => axis.type.kind === 'money')) ??
    matrices[0];
  return (
    <>
      <div className="tc-choose">
        {all.length > 1 && (
          <span>
            <label htmlFor={`${id}-regime`}>{t('制度')}</label>
            <Select
              id={`${id}-regime`}
              value={edition.regimeCode}
              options={all.map(({ regimeCode, title }) => ({ value: regimeCode, label: title }))}
              onChange={onChoose}
            />
          </span>
        )}
        <span>
          <label htmlFor={`${id}-matrix`}>{t('矩阵')}</label>
          <Select
            id={`${id}-matrix`}
            value={matrix?.document.code ?? null}
            options={matrices.map(({ document }) => ({ value: document.code, label: document.title }))}
            onChange={(code: string) => setSearch({ regime: edition.regimeCode, matrix: code })}
          />
        </span>
        <span className="tc-muted">
          {edition.adoptedFrom
            ? t('《{{title}}》第 {{number}} 版，自 {{day}} 起施行', {
                title: edition.title,
                number: edition.number,
                day: edition.adoptedFrom,
              })
            : t('《{{title}}》第 {{number}} 版', { title: edition.title, number: edition.number })}
          <span title={edition.hash}>{t('（摘要 {{hash}}）', { hash: edition.hash.slice(0, 8) })}</span>
        </span>
      </div>
      {matrix ? (
        <InAddress key={matrix.document.code} regime={regime.data} code={matrix.document.code} editionId={edition.id} />
      ) : (
        <Empty title={t('这一制度没有审批矩阵')} />
      )}
    </>
  );
}

interface InAddressProps {
  readonly regime: CompiledRegime;
  readonly code: string;
  readonly editionId: string;
}

/** The trial with its facts in the address: a reload, a second tab or a colleague sees the same. */
function InAddress({ regime, code, editionId }: InAddressProps) {
  const [search, setSearch] = useSearchParams();
  const matrix = regime.matrices.get(code);
  const first = useRef(matrix ? readFactsInAddress(search, regime, matrixFacts(regime, matrix)) : {});
  const later = useAddressLater(300);
  const onFacts = useCallback(
    (facts: JsonObject) => void later(() => setSearch((before) => factsInAddress(before, facts), { replace: true })),
    [later, setSearch],
  );
  return matrix ? (
    <MatrixTrial regime={regime} matrix={matrix} editionId={editionId} facts={first.current} onFacts={onFacts} />
  ) : null;
}
