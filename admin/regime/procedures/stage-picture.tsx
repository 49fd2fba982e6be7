import { useMemo, useState } from 'react';
import type { ProcedureDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { BOX, drawProcedure, type DrawnWay } from './picture';
import { KIND_WORD, WAY_WORD } from './stage-graph';

interface StagePictureProps {
  readonly procedure: ProcedureDocument;
  /** Who acts at a stage, in words. */
  readonly actors: (stage: ProcedureDocument['stages'][number]) => string;
  readonly wrong: (stage: number) => number;
  /** Open notes. */
  readonly notes: (stage: number) => number;
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
}

/** The stages and the ways between them; every box is a button that leads to the stage's text below. */
export function StagePicture({ procedure, actors, wrong, notes, chosen, onChoose }: StagePictureProps) {
  const [returns, setReturns] = useState(false);
  const picture = useMemo(() => drawProcedure(procedure, { returns }), [procedure, returns]);
  const { ways } = picture;
  const ill = useMemo(
    () => new Set(procedure.stages.filter((stage) => stage.kind === 'end' && !stage.positive).map(({ code }) => code)),
    [procedure],
  );
  return (
    <div className="tc-stage-picture">
      <label className="tc-stage-returns">
        <input type="checkbox" checked={returns} onChange={(event) => setReturns(event.target.checked)} />{' '}
        {t('画出退回的路')}
      </label>
      <ul className="tc-way-key" aria-label={t('图例')}>
        <li className="tc-way-go">{t('实线：往下走')}</li>
        <li className="tc-way-no">{t('短线：不同意、不予')}</li>
        <li className="tc-way-back">{t('点线：退回')}</li>
      </ul>
      <div className="tc-stage-scroll" role="group" aria-label={t('“{{title}}”的环节图', { title: procedure.title })}>
        <div className="tc-stage-sheet" style={{ width: picture.width, height: picture.height }}>
          <svg width={picture.width} height={picture.height} aria-hidden="true" focusable="false">
            <defs>
              {(['go', 'no', 'back'] as const).map((look) => (
                <marker
                  key={look}
                  id={`arrow-${look}`}
                  viewBox="0 0 8 8"
                  refX="7"
                  refY="4"
                  markerWidth="7"
                  markerHeight="7"
                  orient="auto-start-reverse"
                >
                  <path d="M0 0 L8 4 L0 8 Z" className={`tc-arrow-${look}`} />
                </marker>
              ))}
            </defs>
            {ways.map(({ way, d }, index) => (
              <path
                key={index}
                d={d}
                className={`tc-way-${lookOf(way, ill)}${chosen !== null && chosen !== way.from && chosen !== way.to ? ' tc-way-faint' : ''}`}
                markerStart={`url(#arrow-${lookOf(way, ill)})`}
              />
            ))}
          </svg>
          {picture.stages.map(({ stage, index, x, y }) => (
            <button
              key={stage.code}
              type="button"
              className={`tc-stage tc-stage-${stage.kind}${stage.kind === 'end' ? (stage.positive ? ' tc-stage-good' : ' tc-stage-ill') : ''}`}
              style={{ left: x, top: y, width: BOX.width, minHeight: BOX.height }}
              aria-pressed={chosen === stage.code}
              onClick={() => onChoose(stage.code)}
            >
              <span className="tc-stage-kind">
                {stage.kind === 'end' ? (stage.positive ? t('✓ 结束') : t('✕ 结束')) : KIND_WORD[stage.kind]}
                {wrong(index) > 0 && (
                  <span className="tc-nav-errors">{t('{{count}} 处错误', { count: wrong(index) })}</span>
                )}
                {notes(index) > 0 && (
                  <span className="tc-remark-mark">{t('批注 {{count}}', { count: notes(index) })}</span>
                )}
              </span>
              <strong>{stage.title}</strong>
              <span className="tc-stage-actors">{actors(stage)}</span>
              <span className="tc-sr">{waysInWords(ways, stage.code, procedure)}</span>
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

function lookOf({ kind, to }: DrawnWay['way'], ill: ReadonlySet<string>): 'go' | 'no' | 'back' {
  if (kind === 'return') return 'back';
  return kind === 'reject' || ill.has(to) ? 'no' : 'go';
}

function waysInWords(ways: readonly DrawnWay[], from: string, { stages }: ProcedureDocument): string {
  return ways
    .filter(({ way }) => way.from === from)
    .map(({ way }) =>
      t('{{how}}到{{stage}}', {
        how: WAY_WORD[way.kind],
        stage: stages.find(({ code }) => code === way.to)?.title ?? way.to,
      }),
    )
    .join(t('；'));
}
