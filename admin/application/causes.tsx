import { t } from '../i18n/t';
import { joined } from '../kit/words';
import './draft-page.css';

interface CausesProps {
  readonly causes: { readonly records: readonly string[]; readonly effects: readonly string[] };
}

/** What an act would cause besides, told before it is done: rows in records, and what becomes of the project. */
export function Causes({ causes: { records, effects } }: CausesProps) {
  if (records.length === 0 && effects.length === 0) return null;
  return (
    <ul className="tc-causes">
      {records.length > 0 && <li>{t('会记入或办结台账：{{records}}', { records: joined(records) })}</li>}
      {effects.map((effect) => (
        <li key={effect}>{t('对项目的影响：{{effect}}', { effect })}</li>
      ))}
    </ul>
  );
}
