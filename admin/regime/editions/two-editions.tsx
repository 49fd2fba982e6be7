import { useMemo } from 'react';
import { t } from '../../i18n/t';
import { Loading } from '../../kit/loading';
import { Problem } from '../../kit/problem';
import { ChangeList, wordChanges } from '../studio/change-list';
import { compareFiles } from '../studio/compare';
import { useEditionFiles } from '../studio/use-edition-files';

interface TwoEditionsProps {
  readonly from: string;
  readonly to: string;
}

/** What leads from one edition to another; each place a way to the later one. */
export function TwoEditions({ from, to }: TwoEditionsProps) {
  const [before, after] = [useEditionFiles(from), useEditionFiles(to)];
  const comparison = useMemo(
    () => (before.data && after.data ? compareFiles(before.data, after.data) : null),
    [before.data, after.data],
  );
  const failed = before.error ?? after.error;
  if (failed) {
    return (
      <Problem
        error={failed}
        onRetry={() => {
          void before.refetch();
          void after.refetch();
        }}
      />
    );
  }
  if (!comparison) return <Loading rows={6} />;
  if (comparison.kind === 'files')
    return <p>{t('有不同的文件：{{files}}', { files: comparison.paths.join(t('、')) })}</p>;
  return (
    <>
      {comparison.changes.length > 0 && (
        <p className="tc-muted">
          {t('共 {{count}} 处：{{areas}}', {
            count: comparison.changes.length,
            areas: wordChanges(comparison.changes),
          })}
        </p>
      )}
      <ChangeList changes={comparison.changes} root={`/editions/${to}`} />
    </>
  );
}
