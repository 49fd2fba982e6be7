import { Select } from 'antd';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty } from '../kit/empty';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Problem } from '../kit/problem';
import { MatrixTrial } from './matrix-trial';
import { useEditionsInForce, useRegime, type EditionInForce } from './use-regime';

/** Tries a matrix of the edition in force: facts in, the band, the row, the chain, the article and what is proven of it. */
export function MatrixPage() {
  const editions = useEditionsInForce();
  const [code, setCode] = useState<string | null>(null);
  const edition = editions.data?.find(({ regimeCode }) => regimeCode === code) ?? editions.data?.[0] ?? null;
  return (
    <>
      <PageTitle title="审批矩阵试算">填入事实，看法规规定由谁审、谁批、依据哪一条。只作试算，不留记录。</PageTitle>
      {editions.isPending && <Loading />}
      {editions.isError && <Problem error={editions.error} onRetry={() => void editions.refetch()} />}
      {editions.data?.length === 0 && (
        <Empty title="本级政府还没有施行中的制度">
          <p>制度由一名制度管理员导入并送审、另一名发布之后，即可在此试算。</p>
        </Empty>
      )}
      {edition && <InEdition key={edition.id} edition={edition} all={editions.data ?? []} onChoose={setCode} />}
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
            <label htmlFor={`${id}-regime`}>制度</label>
            <Select
              id={`${id}-regime`}
              value={edition.regimeCode}
              options={all.map(({ regimeCode, title }) => ({ value: regimeCode, label: title }))}
              onChange={onChoose}
            />
          </span>
        )}
        <span>
          <label htmlFor={`${id}-matrix`}>矩阵</label>
          <Select
            id={`${id}-matrix`}
            value={matrix?.document.code ?? null}
            options={matrices.map(({ document }) => ({ value: document.code, label: document.title }))}
            onChange={(code: string) => setSearch({ matrix: code }, { replace: true })}
          />
        </span>
        <span className="tc-muted">
          《{edition.title}》第 {edition.number} 版{edition.adoptedFrom ? `，自 ${edition.adoptedFrom} 起施行` : ''}
          <span title={edition.hash}>（摘要 {edition.hash.slice(0, 8)}）</span>
        </span>
      </div>
      {matrix ? (
        <MatrixTrial key={matrix.document.code} regime={regime.data} matrix={matrix} editionId={edition.id} />
      ) : (
        <Empty title="这一制度没有审批矩阵" />
      )}
    </>
  );
}
