import { Link } from 'react-router';
import type { ClauseProof, WorkedCase } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { useStudio } from '../studio/studio-context';
import { provenBy } from './proven-by';

interface ProofsProps {
  readonly proofs: readonly ClauseProof[];
  readonly cases: (place: string) => WorkedCase | null;
}

/** The worked cases that show a clause at work, by code and title, and the tests of the engine; folded where there are many. */
export function Proofs({ proofs, cases }: ProofsProps) {
  const { root } = useStudio();
  if (proofs.length === 0) return <span className="tc-muted">{t('没有案例')}</span>;
  const shown = provenBy(proofs, cases);
  const list = (
    <ul className="tc-uses">
      {shown.map(({ key, code, title, to }) => (
        <li key={key}>
          {to === null ? t('引擎：{{title}}', { title }) : <Link to={`${root}/${to}`}>{title}</Link>}
          {code && <div className="tc-muted">{code}</div>}
        </li>
      ))}
    </ul>
  );
  if (shown.length <= 2) return list;
  return (
    <details>
      <summary>{t('{{count}} 个案例', { count: shown.length })}</summary>
      {list}
    </details>
  );
}
