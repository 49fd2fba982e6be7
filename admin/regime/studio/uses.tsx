import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { useWorkspace } from '../workspace/workspace';
import { placeOf } from './places';
import { useStudio } from './studio-context';
import { wordPlace } from './titles';

/** Where something is used, each a way to its place; folded where there are many. */
export function Uses({ paths }: { readonly paths: readonly string[] }) {
  const { root } = useStudio();
  const { lastCompiled } = useWorkspace();
  if (paths.length === 0) return <span className="tc-muted">{t('没有用到')}</span>;
  const named = new Map<string, string>();
  for (const path of paths) {
    const words = wordPlace(path, lastCompiled?.regime ?? null);
    if (!named.has(words)) named.set(words, path);
  }
  const list = (
    <ul className="tc-uses">
      {[...named].map(([words, path]) => (
        <li key={words}>
          <Link to={`${root}/${placeOf(path).to}`}>{words}</Link>
        </li>
      ))}
    </ul>
  );
  if (named.size <= 3) return list;
  return (
    <details>
      <summary>{t('{{count}} 处', { count: named.size })}</summary>
      {list}
    </details>
  );
}
