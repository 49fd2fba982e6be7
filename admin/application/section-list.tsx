import type { SectionProgress } from './sections';
import { t } from '../i18n/t';

interface SectionListProps {
  readonly sections: readonly SectionProgress[];
  readonly onJump: (path: string) => void;
}

/** How far each section is; a click goes to the first field of it that still wants something. */
export function SectionList({ sections, onJump }: SectionListProps) {
  const done = sections.reduce((sum, section) => sum + section.filled, 0);
  const all = sections.reduce((sum, section) => sum + section.required, 0);
  return (
    <nav aria-label={t('申报表各部分')} className="tc-sections">
      <p className="tc-muted">{t('必填 {{done}} / {{all}}', { done, all })}</p>
      <ul>
        {sections.map((section) => (
          <li key={section.key}>
            <button
              type="button"
              disabled={section.first === null}
              onClick={() => section.first && onJump(section.first)}
            >
              <span>{section.title}</span>
              <Mark section={section} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Mark({ section }: { readonly section: SectionProgress }) {
  if (section.errors > 0)
    return <span className="tc-section-bad">{t('{{count}} 处有误', { count: section.errors })}</span>;
  if (section.filled < section.required) {
    return (
      <span className="tc-muted">
        {section.filled} / {section.required}
      </span>
    );
  }
  return <span className="tc-section-good">{t('✓ 完成')}</span>;
}
