import { Alert } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  bodyTitles,
  decide,
  isFine,
  readFacts,
  type CompiledMatrix,
  type CompiledRegime,
  type Finding,
  type Json,
  type JsonObject,
} from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { BandPicture } from '../kit/band-picture';
import { Chain } from '../kit/chain';
import { ClauseChip } from '../kit/clause-chip';
import { FindingList } from '../kit/finding-list';
import { Panel } from '../kit/panel';
import { FactInput } from '../widgets/fact-input';
import { AnalysisPanel } from './analysis-panel';
import { bandColumn, matrixFacts, readBands, wordEdge } from './matrix-bands';
import { sameVerdict, useServerVerdict } from './matrix-queries';
import './matrix-page.css';

interface MatrixTrialProps {
  readonly regime: CompiledRegime;
  readonly matrix: CompiledMatrix;
  /** The edition that the server is asked about as well; null: a draft, which only this page knows. */
  readonly editionId: string | null;
  /** Whether what is proven of the whole matrix stands beneath. */
  readonly analysed?: boolean;
  /** Facts to begin with, in the JSON form, and what to do when they change. */
  readonly facts?: JsonObject;
  readonly onFacts?: (facts: JsonObject) => void;
}

/** One matrix: facts on the left, what follows from them on the right. */
export function MatrixTrial({ regime, matrix, editionId, analysed = true, facts, onFacts }: MatrixTrialProps) {
  const names = useMemo(() => matrixFacts(regime, matrix), [regime, matrix]);
  const [given, setGiven] = useState<JsonObject>(() => ({ ...firstAnswers(regime, names), ...facts }));
  const asked = useMemo(() => ask(regime, matrix, given), [regime, matrix, given]);
  const column = useMemo(() => bandColumn(matrix), [matrix]);
  const bands = useMemo(
    () => (column ? readBands(regime, matrix, column, asked.facts) : []),
    [regime, matrix, column, asked.facts],
  );
  const settled = useDeferredValue(given);
  const rows = asked.decision?.rows ?? [];
  return (
    <div className="tc-trial">
      <Panel title={t('事实')} className="tc-trial-facts">
        {names.map((name) => {
          const fact = regime.vocabulary.facts.get(name);
          return (
            fact && (
              <FactInput
                key={name}
                fact={fact}
                value={given[name] ?? null}
                onChange={(value: Json) => {
                  const next = { ...given, [name]: value };
                  setGiven(next);
                  onFacts?.(next);
                }}
                help={fact.type === 'money' ? t('元或万元均可，如 5000000 或 500万') : undefined}
              />
            )
          );
        })}
        {names.length === 0 && <p className="tc-muted">{t('这张矩阵只看参数，不需要填事实。')}</p>}
      </Panel>
      <div className="tc-trial-answer">
        {column && bands.length > 0 && (
          <Panel title={t('档次')}>
            <BandPicture
              title={t('按{{column}}分档（其余事实如所填）', { column: column.document.title })}
              bands={bands.map((band) => ({
                key: String(band.first),
                label: band.label,
                row: band.row,
                outside: band.outside,
                active: band.here,
              }))}
              edges={bands.slice(1).map((band) => wordEdge(column, band.first))}
            />
          </Panel>
        )}
        <Panel title={t('结论')}>
          <div aria-live="polite" aria-atomic="true">
            {asked.decision ? (
              <>
                {rows.map((row) => (
                  <p key={row.id} className="tc-row-hit">
                    {t('命中第 {{row}} 行{{words}}', {
                      row: rowNumber(matrix, row.id),
                      words: rowWords(matrix, row.id),
                    })}{' '}
                    {articles(regime, row.clause).map((article) => (
                      <ClauseChip key={article} article={article} />
                    ))}
                  </p>
                ))}
                <Chain
                  steps={asked.decision.chain.map((step) => ({ ...step, bodies: bodyTitles(regime, step.bodies) }))}
                />
              </>
            ) : (
              <p className="tc-muted">{t('还没有结论。')}</p>
            )}
            <div style={{ marginTop: 12 }}>
              <FindingList findings={asked.findings} />
            </div>
          </div>
          {editionId !== null && (
            <ServerCheck
              {...{ matrix, editionId, decision: asked.decision, given: settled, current: settled === given }}
            />
          )}
        </Panel>
        {analysed && <AnalysisPanel matrix={matrix} />}
      </div>
    </div>
  );
}

interface ServerCheckProps {
  readonly matrix: CompiledMatrix;
  readonly editionId: string;
  readonly decision: ReturnType<typeof ask>['decision'];
  readonly given: JsonObject;
  readonly current: boolean;
}

/** The server's verdict beside the browser's: both run the same engine on the same edition and must never differ. */
function ServerCheck({ matrix, editionId, decision, given, current }: ServerCheckProps) {
  const verdict = useServerVerdict(editionId, matrix.document.code, given);
  if (!current || verdict.isPending) return <p className="tc-server tc-muted">{t('正在与服务器核对…')}</p>;
  if (verdict.isError)
    return (
      <p className="tc-server tc-muted">{t('未能与服务器核对：{{message}}', { message: verdict.error.message })}</p>
    );
  if (sameVerdict(decision, verdict.data))
    return <p className="tc-server tc-server-same">{t('✓ 服务器的结论与此一致')}</p>;
  const theirs = verdict.data.rows.map(({ id }) => id).join(t('、')) || t('没有命中任何一行');
  const mine = decision?.rows.map(({ id }) => id).join(t('、')) ?? t('没有命中任何一行');
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      message={t('服务器的结论与浏览器不同，请勿据此办理，并报告管理员')}
      description={t('服务器：{{theirs}}；浏览器：{{mine}}', { theirs, mine })}
    />
  );
}

const MISSING = 'matrix-input-missing';

function ask(regime: CompiledRegime, matrix: CompiledMatrix, given: JsonObject) {
  const read = readFacts(regime.vocabulary, given);
  const cite = (finding: Finding): Finding =>
    finding.article || !finding.clause ? finding : { ...finding, article: regime.article(finding.clause) };
  if (!isFine(read.findings)) return { facts: read.value, decision: null, findings: read.findings.map(cite) };
  const { value, findings } = decide(matrix, regime.vocabulary.reader(read.value));
  // Nothing has been refused yet where something is still to be filled in.
  const said = findings.map((finding) =>
    finding.code === MISSING ? { ...finding, severity: 'info' as const } : finding,
  );
  return { facts: read.value, decision: value, findings: [...read.findings, ...said].map(cite) };
}

/** Yes-or-no facts begin with no: most projects are the plain case, and a picture is there at once. */
function firstAnswers(regime: CompiledRegime, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.filter((name) => regime.vocabulary.facts.get(name)?.type === 'boolean').map((name) => [name, false]),
  );
}

function rowNumber(matrix: CompiledMatrix, id: string): number {
  return matrix.document.rows.findIndex((row) => row.id === id) + 1;
}

function rowWords(matrix: CompiledMatrix, id: string): string {
  const row = matrix.document.rows.find((candidate) => candidate.id === id);
  const words = Object.values(row?.words ?? {}).join(t('，')) || row?.note || '';
  return words && t('（{{names}}）', { names: words });
}

function articles(regime: CompiledRegime, clause: readonly string[]): readonly string[] {
  return [...new Set(clause.map((id) => regime.article([id])).filter((article) => article !== ''))];
}
