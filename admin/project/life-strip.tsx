import { t } from '../i18n/t';
import { lifePath } from './life-path';
import type { CourseEvent, ProjectCase } from './project-query';

/** So many stages on either side stand in the strip on a phone; the others are only counted there. */
const NEAR = 2;

interface LifeStripProps {
  readonly events: readonly CourseEvent[];
  readonly application: ProjectCase;
}

/** Where a project is in its life: the stages behind it, the one at which it stands, those that lie ahead. */
export function LifeStrip({ events, application }: LifeStripProps) {
  const { behind, now, ahead } = lifePath(events, application);
  const stands = application.suspendedOn === null ? 'tc-strip-now' : 'tc-strip-now tc-strip-still';
  return (
    <ol className="tc-strip" aria-label={t('走到哪一步')}>
      {behind.length > NEAR && (
        <li className="tc-strip-count tc-strip-done">{t('已过 {{count}} 个环节', { count: behind.length - NEAR })}</li>
      )}
      {behind.map((title, index) => (
        <li key={title} className={`tc-strip-done${index < behind.length - NEAR ? ' tc-strip-far' : ''}`}>
          <span aria-hidden="true">✓</span> <span className="tc-sr">{t('已过：')}</span>
          {title}
        </li>
      ))}
      <li className={stands} aria-current="step">
        {now}
      </li>
      {ahead.map((title, index) => (
        <li key={title} className={`tc-strip-ahead${index < NEAR ? '' : ' tc-strip-far'}`}>
          <span className="tc-sr">{t('之后：')}</span>
          {title}
        </li>
      ))}
      {ahead.length > NEAR && (
        <li className="tc-strip-count tc-strip-ahead">
          {t('之后还有 {{count}} 个环节', { count: ahead.length - NEAR })}
        </li>
      )}
    </ol>
  );
}
