import { Link } from 'react-router';
import type { RegimeChange } from '../../../form-schemas/formats/regime-change';
import { t } from '../../i18n/t';
import { byArea } from './areas';
import { placeOf } from './places';
import './change-list.css';

const KIND_WORD = { added: t('新增'), removed: t('删除'), changed: t('更改'), moved: t('移动') } as const;

interface ChangeListProps {
  readonly changes: readonly RegimeChange[];
  /** Root of the studio that shows the later side; absent: places are not linked. */
  readonly root?: string;
}

/** What differs, by the parts of a regime, before → after; on paper as on screen. */
export function ChangeList({ changes, root }: ChangeListProps) {
  if (changes.length === 0) return <p className="tc-muted">{t('没有差异。')}</p>;
  return (
    <div className="tc-changes">
      {byArea(changes).map(({ area, title, items }) => (
        <section key={area} aria-labelledby={`changes-${area}`}>
          <h3 id={`changes-${area}`}>
            {title} <span className="tc-count">{t('{{count}} 处', { count: items.length })}</span>
          </h3>
          <ul>
            {items.map((change, index) => (
              <Change key={`${change.path}:${index}`} change={change} root={root} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Change({ change, root }: { readonly change: RegimeChange; readonly root: string | undefined }) {
  const { kind, path, title, before, after } = change;
  const linked = root !== undefined && kind !== 'removed';
  return (
    <li className={`tc-change tc-change-${kind}`}>
      <span className="tc-change-kind">{KIND_WORD[kind]}</span>
      <div>
        <div className="tc-change-title">
          {linked ? <Link to={`${root}/${placeOf(path).to}`}>{title}</Link> : title}
        </div>
        {(before !== null || after !== null) && (
          <div className="tc-change-values">
            {kind !== 'added' && <del>{before ?? t('（无）')}</del>}
            {kind !== 'added' && kind !== 'removed' && <span aria-label={t('改为')}> → </span>}
            {kind !== 'removed' && <ins>{after ?? t('（无）')}</ins>}
          </div>
        )}
      </div>
    </li>
  );
}

/** How many changes in which parts, on one line. */
export function wordChanges(changes: readonly RegimeChange[]): string {
  return byArea(changes)
    .map(({ title, items }) => t('{{area}} {{count}} 处', { area: title, count: items.length }))
    .join(t('，'));
}
