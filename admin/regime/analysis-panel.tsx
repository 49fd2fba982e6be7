import { useMemo } from 'react';
import { analyse, type CompiledMatrix } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { Panel } from '../kit/panel';

/** What is proven of the whole table, whatever the facts: no hole, no overlap, or where they are. */
export function AnalysisPanel({ matrix }: { readonly matrix: CompiledMatrix }) {
  const { value } = useMemo(() => analyse(matrix), [matrix]);
  const rowNumber = (id: string) => matrix.document.rows.findIndex((row) => row.id === id) + 1;
  return (
    <Panel title={t('整张矩阵的分析')}>
      {!value.decided && <p>{t('计算量超出限额，未能完成分析。')}</p>}
      <ul className="tc-proofs">
        <Proof
          holds={value.complete}
          yes={t('完整：取值范围内的一切情形都有规定')}
          no={t('不完整：有的情形没有规定')}
        />
        <Proof holds={value.disjoint} yes={t('不重叠：没有一种情形落入两行')} no={t('有重叠：有的情形落入两行')} />
        {value.unreachable.length > 0 && (
          <Proof holds={false} yes="" no={t('永远用不到的行：{{rows}}', { rows: value.unreachable.join(t('、')) })} />
        )}
        {value.outside.length > 0 && (
          <Proof holds={false} yes="" no={t('在取值范围之外的行：{{rows}}', { rows: value.outside.join(t('、')) })} />
        )}
      </ul>
      {value.gaps.length > 0 && (
        <>
          <h3>{t('没有规定的情形')}</h3>
          <ul>
            {value.gaps.map((gap) => (
              <li key={gap.words}>{gap.words}</li>
            ))}
            {value.moreGaps && <li>{t('……另有未列出的')}</li>}
          </ul>
        </>
      )}
      {value.overlaps.length > 0 && (
        <>
          <h3>{t('重叠之处')}</h3>
          <ul>
            {value.overlaps.map(({ rows, box }) => (
              <li key={rows.join()}>
                {t('第 {{first}} 行与第 {{second}} 行：{{words}}', {
                  first: rowNumber(rows[0]),
                  second: rowNumber(rows[1]),
                  words: box.words,
                })}
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
