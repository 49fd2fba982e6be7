import { useMemo } from 'react';
import { analyse, type CompiledMatrix } from '../../form-schemas/engine';
import { Panel } from '../kit/panel';

/** What is proven of the whole table, whatever the facts: no hole, no overlap, or where they are. */
export function AnalysisPanel({ matrix }: { readonly matrix: CompiledMatrix }) {
  const { value } = useMemo(() => analyse(matrix), [matrix]);
  const rowNumber = (id: string) => matrix.document.rows.findIndex((row) => row.id === id) + 1;
  return (
    <Panel title="整张矩阵的分析">
      {!value.decided && <p>计算量超出限额，未能完成分析。</p>}
      <ul className="tc-proofs">
        <Proof holds={value.complete} yes="完整：取值范围内的一切情形都有规定" no="不完整：有的情形没有规定" />
        <Proof holds={value.disjoint} yes="不重叠：没有一种情形落入两行" no="有重叠：有的情形落入两行" />
        {value.unreachable.length > 0 && (
          <Proof holds={false} yes="" no={`永远用不到的行：${value.unreachable.join('、')}`} />
        )}
        {value.outside.length > 0 && (
          <Proof holds={false} yes="" no={`在取值范围之外的行：${value.outside.join('、')}`} />
        )}
      </ul>
      {value.gaps.length > 0 && (
        <>
          <h3>没有规定的情形</h3>
          <ul>
            {value.gaps.map((gap) => (
              <li key={gap.words}>{gap.words}</li>
            ))}
            {value.moreGaps && <li>……另有未列出的</li>}
          </ul>
        </>
      )}
      {value.overlaps.length > 0 && (
        <>
          <h3>重叠之处</h3>
          <ul>
            {value.overlaps.map(({ rows, box }) => (
              <li key={rows.join()}>
                第 {rowNumber(rows[0])} 行与第 {rowNumber(rows[1])} 行：{box.words}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Proof({ holds, yes, no }: { readonly holds: boolean; readonly yes: string; readonly no: string }) {
  return (
    <li className={holds ? 'tc-proof-yes' : 'tc-proof-no'}>
      <span aria-hidden>{holds ? '✓' : '✗'}</span> {holds ? yes : no}
    </li>
  );
}
