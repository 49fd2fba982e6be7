import { Button } from 'antd';
import { memo, useCallback } from 'react';
import type { Box, Finding, MatrixDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import type { DraftAnalysis } from './analyse-draft';
import { AxisFigure } from './axis-figure';

interface AnalysisViewProps {
  readonly document: MatrixDocument;
  readonly said: DraftAnalysis | null;
  /** Of the analysis, and what only the whole regime tells. */
  readonly findings: readonly Finding[];
  readonly current: boolean;
  readonly readOnly: boolean;
  readonly articleOf: (clause: readonly string[]) => string;
  readonly onRows: (rows: readonly number[]) => void;
  readonly onFill: (hole: Box) => void;
}

const ANALYSED = new Set(['matrix-gap', 'matrix-overlap']);

/** What is proven of the matrix as it stands, while it is being written: holes and meetings with what can be done. */
export const AnalysisView = memo(function AnalysisView({
  document,
  said,
  findings,
  current,
  readOnly,
  articleOf,
  onRows,
  onFill,
}: AnalysisViewProps) {
  const onRow = useCallback((row: number) => onRows([row]), [onRows]);
  const rowOf = (id: string) => document.rows.findIndex((row) => row.id === id);
  const analysis = said?.analysis ?? null;
  const others = findings.filter(({ code }) => !ANALYSED.has(code));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const settled = document.rows.flatMap(({ settles }, index) => (settles === undefined ? [] : [index + 1]));
  return (
    <Panel
      title={t('分析')}
      extra={
        <span className="tc-muted" aria-live="polite" data-mx-took={said?.took}>
          {!said
            ? t('正在分析…')
            : !current
              ? t('正在重新分析…')
              : errors === 0
                ? t('没有发现问题')
                : t('{{count}} 处须改', { count: errors })}
        </span>
      }
    >
      <div tabIndex={-1} data-mx-analysis />
      {analysis && (
        <ul className="tc-proofs">
          <Proof
            holds={analysis.complete}
            undecided={!analysis.decided}
            yes={t('完整：取值范围内的一切情形都有规定')}
            no={t('不完整：有的情形没有规定')}
          />
          <Proof holds={analysis.disjoint} yes={t('不重叠：没有一种情形落入两行')} no={t('有重叠：有的情形落入两行')} />
          {settled.length > 0 && (
            <li className="tc-muted">
              {t('第 {{rows}} 行不出自法规文本，是补文本空白的；按文本字面，那里没有规定或有两种规定。', {
                rows: settled.join(t('、')),
              })}
            </li>
          )}
        </ul>
      )}
      <ul className="tc-mx-issues">
        {analysis?.gaps.map((gap) => (
          <li key={gap.words}>
            <span>
              <strong>{t('没有规定')}</strong>
              {gap.words}
            </span>
            {!readOnly && (
              <Button size="small" onClick={() => onFill(gap)}>
                {t('为它添加一行')}
              </Button>
            )}
          </li>
        ))}
        {analysis?.moreGaps && <li>{t('可能还有未列出的空档')}</li>}
        {analysis?.overlaps.map(({ rows, box }) => (
          <li key={rows.join()}>
            <span>
              <strong>{t('重叠')}</strong>
              {t('第 {{first}} 行与第 {{second}} 行：{{words}}', {
                first: rowOf(rows[0]) + 1,
                second: rowOf(rows[1]) + 1,
                words: box.words,
              })}
            </span>
            <Button size="small" onClick={() => onRows(rows.map(rowOf))}>
              {t('看这两行')}
            </Button>
          </li>
        ))}
        {analysis && analysis.overlapCount > analysis.overlaps.length && (
          <li>{t('共有 {{count}} 对行重叠', { count: analysis.overlapCount })}</li>
        )}
        {others.slice(0, 30).map((finding, index) => (
          <OtherIssue
            key={`${finding.code}${index}`}
            finding={finding}
            article={articleOf(finding.clause ?? [])}
            onRows={onRows}
          />
        ))}
        {others.length > 30 && <li>{t('另有 {{count}} 处未列出', { count: others.length - 30 })}</li>}
      </ul>
      {said?.pictures.map((picture, index) =>
        index === 0 ? (
          <AxisFigure key={picture.column} picture={picture} onRow={onRow} />
        ) : (
          <details key={picture.column} className="tc-mx-more-axis">
            <summary>{t('按“{{title}}”画出', { title: picture.title })}</summary>
            <AxisFigure picture={picture} onRow={onRow} />
          </details>
        ),
      )}
    </Panel>
  );
});

function OtherIssue({
  finding,
  article,
  onRows,
}: {
  readonly finding: Finding;
  readonly article: string;
  readonly onRows: (rows: readonly number[]) => void;
}) {
  const row = /#\/rows\/(\d+)/.exec(finding.path ?? '')?.[1];
  return (
    <li>
      <span>
        <strong>{finding.severity === 'error' ? t('须改') : t('请注意')}</strong>
        {finding.message} <ClauseChip article={article} />
      </span>
      {row !== undefined && (
        <Button size="small" onClick={() => onRows([Number(row)])}>
          {t('到第 {{row}} 行', { row: Number(row) + 1 })}
        </Button>
      )}
    </li>
  );
}

function Proof({
  holds,
  undecided = false,
  yes,
  no,
}: {
  readonly holds: boolean;
  readonly undecided?: boolean;
  readonly yes: string;
  readonly no: string;
}) {
  if (undecided)
    return <li className="tc-proof-no">{t('？ 重叠过多，边写边算未能证完；发布前由服务器以更大的限额证明')}</li>;
  return (
    <li className={holds ? 'tc-proof-yes' : 'tc-proof-no'}>
      <span aria-hidden>{holds ? '✓' : '✗'}</span> {holds ? yes : no}
    </li>
  );
}
