import { memo } from 'react';
import { t } from '../../i18n/t';
import './axis-figure.css';
import type { AxisPicture, Bar, Facet } from './axis-pictures';

interface AxisFigureProps {
  readonly picture: AxisPicture;
  readonly onRow: (row: number) => void;
}

const MOST_MARKS = 14;

/**
 * The rows of a matrix as bars along one column, one scale for all situations of the other columns. Holes are hatched,
 * bars of rows that meet are double-lined; both are said in words as well.
 */
export const AxisFigure = memo(function AxisFigure({ picture, onRow }: AxisFigureProps) {
  const { title, facets, marks, steps, more } = picture;
  if (facets.length === 0) return null;
  const every = Math.max(1, Math.ceil(marks.length / MOST_MARKS));
  return (
    <figure className="tc-mx-axis" aria-label={t('按“{{title}}”画出的各行', { title })}>
      <figcaption>{t('按“{{title}}”：各档等宽，不按金额比例', { title })}</figcaption>
      {facets.map((facet, index) => (
        <FacetPart key={index} facet={facet} steps={steps} onRow={onRow} />
      ))}
      <div className="tc-mx-lane tc-mx-scale" aria-hidden>
        <span />
        <div>
          {marks.map((mark, index) =>
            index % every === 0 ? (
              <span key={index} style={{ left: `${((index + 1) / steps) * 100}%` }}>
                {mark}
              </span>
            ) : null,
          )}
        </div>
      </div>
      {more > 0 && (
        <p className="tc-muted">{t('另有 {{count}} 种情形未画出；有空档或重叠的先画。', { count: more })}</p>
      )}
    </figure>
  );
});

function FacetPart({
  facet,
  steps,
  onRow,
}: {
  readonly facet: Facet;
  readonly steps: number;
  readonly onRow: (row: number) => void;
}) {
  return (
    <div className="tc-mx-facet">
      {facet.title !== '' && <h4>{facet.title}</h4>}
      <ul>
        {facet.lanes.map((lane) => (
          <li key={lane.id} className="tc-mx-lane">
            <button type="button" onClick={() => onRow(lane.row)}>
              {t('第 {{row}} 行：{{words}}', { row: lane.row + 1, words: lane.words })}
              {lane.doubled.length > 0 && <strong>{t('（与别的行重叠）')}</strong>}
            </button>
            <div aria-hidden>
              {lane.bars.map((bar, index) => (
                <i key={index} className="tc-mx-bar" style={place(bar, steps)} />
              ))}
              {lane.doubled.map((bar, index) => (
                <i key={`x${index}`} className="tc-mx-bar tc-mx-bar-double" style={place(bar, steps)}>
                  ✕
                </i>
              ))}
            </div>
          </li>
        ))}
        {facet.hidden > 0 && <li className="tc-muted">{t('另有 {{count}} 行未画出', { count: facet.hidden })}</li>}
        {facet.holes.length > 0 && (
          <li className="tc-mx-lane tc-mx-hole-lane">
            <span>
              {t('空档：{{words}}', { words: [...new Set(facet.holes.map(({ words }) => words))].join(t('；')) })}
            </span>
            <div aria-hidden>
              {facet.holes.map((bar, index) => (
                <i key={index} className="tc-mx-bar tc-mx-bar-hole" style={place(bar, steps)}>
                  ?
                </i>
              ))}
            </div>
          </li>
        )}
      </ul>
    </div>
  );
}

function place({ from, to }: Bar, steps: number) {
  return { left: `${(from / steps) * 100}%`, width: `${((to - from) / steps) * 100}%` };
}
