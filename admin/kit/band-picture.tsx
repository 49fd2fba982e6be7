import { t } from '../i18n/t';
import './band-picture.css';

/** One stretch of an amount axis and the row that decides there; `row` null is a hole. */
export interface Band {
  readonly key: string;
  readonly label: string;
  readonly row: string | null;
  /** Beyond what the matrix speaks of: no row, but no hole either. */
  readonly outside?: boolean;
  readonly active: boolean;
}

interface BandPictureProps {
  readonly title: string;
  /** In ascending order, without overlap. */
  readonly bands: readonly Band[];
  /** Words at the edges between bands, one fewer than bands. */
  readonly edges: readonly string[];
}

/**
 * The bands of a matrix along one axis, drawn equally wide (amounts differ by powers of ten; a true scale
 * would hide the small ones). The active band and holes are marked by words and pattern, not colour alone.
 */
export function BandPicture({ title, bands, edges }: BandPictureProps) {
  return (
    <figure className="tc-bands" aria-label={t('{{title}}的档次', { title })}>
      <figcaption>{title}</figcaption>
      <ol>
        {bands.map((band, index) => (
          <li key={band.key} className={`tc-band${lookOf(band)}`} aria-current={band.active || undefined}>
            <span className="tc-band-label">{band.label}</span>
            {band.active && <span className="tc-band-here">{t('所给在此')}</span>}
            {edges[index] !== undefined && <span className="tc-band-edge">{edges[index]}</span>}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function lookOf({ row, outside, active }: Band): string {
  const ground = outside ? ' tc-band-outside' : row === null ? ' tc-band-hole' : '';
  return `${ground}${active ? (ground ? ' tc-band-here-ring' : ' tc-band-active') : ''}`;
}
