import { t } from '../i18n/t';
import { FileLink } from '../widgets/file-link';
import { wordSize } from '../widgets/upload';
import type { ProjectCase } from './project-query';

const SHOWN = 5;

/** The documents of a case: what each is, with which form and at which stage it came. */
export function DocumentList({ documents }: { readonly documents: ProjectCase['documents'] }) {
  if (documents.length === 0) return <p className="tc-muted">{t('没有您可以查看的材料。')}</p>;
  const first = documents.slice(0, SHOWN);
  const rest = documents.slice(SHOWN);
  return (
    <>
      <Documents documents={first} />
      {rest.length > 0 && (
        <details className="tc-fact-group tc-documents-rest">
          <summary>{t('其余 {{count}} 份', { count: rest.length })}</summary>
          <Documents documents={rest} />
        </details>
      )}
    </>
  );
}

function Documents({ documents }: { readonly documents: ProjectCase['documents'] }) {
  return (
    <ul className="tc-documents">
      {documents.map(({ title, formTitle, stageTitle, attachment }, index) => (
        <li key={`${attachment.id} ${index}`}>
          <FileLink id={attachment.id} name={attachment.name} />{' '}
          <span className="tc-muted numeric">{wordSize(attachment.size)}</span>
          <div className="tc-muted">
            {[title, formTitle ?? stageTitle, attachment.createdAt.slice(0, 10)].filter(Boolean).join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
