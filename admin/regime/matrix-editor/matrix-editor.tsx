import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../i18n/t';
import type { MatrixBasis } from './compare-basis';
import { useMatrixDesk } from './desk';
import { pointerAt } from './place-in-address';
import { JsonView } from './json-view';
import './matrix-editor.css';
import { MatrixWork } from './matrix-work';
import { NewMatrix } from './new-matrix';
import { Toolbar } from './toolbar';

interface MatrixEditorProps {
  readonly code: string;
  /** The same matrix of another edition: cells that differ are marked with what they were. */
  readonly basis?: MatrixBasis;
  /** The edition on the desk, where it is one: the try-it box then also asks the server. */
  readonly editionId?: string;
}

/** One matrix of the regime on the desk: grid, chains, analysis, try-it box. */
export function MatrixEditor({ code, basis, editionId }: MatrixEditorProps) {
  const { desk, ground, findings, exists } = useMatrixDesk(code, basis ?? null);
  const [search, setSearch] = useSearchParams();
  const asked = search.get('view') === 'json';
  const setJson = useCallback(
    (json: boolean) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (json) next.set('view', 'json');
          else next.delete('view');
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  if (!exists) return <NewMatrix code={code} />;
  const json = asked || desk === null;
  if (!json) return <MatrixWork desk={desk} ground={ground} editionId={editionId ?? null} onJson={setJson} />;
  return (
    <div className="tc-mx">
      <Toolbar rows={0} row={0} json onCommand={() => undefined} onJson={setJson} />
      {!desk && (
        <p className="tc-mx-wrong" role="alert">
          {t('文件现在读不成一张矩阵，只能在此改好；改好之前内容照样保存。')}
        </p>
      )}
      <JsonView
        path={`matrices/${code}.json`}
        findings={findings}
        at={pointerAt(search.get('at'), `matrices/${code}.json`) ?? rowPointer(desk, search.get('row'))}
        onRow={
          desk &&
          ((row) =>
            setSearch(
              (before) => {
                const next = new URLSearchParams(before);
                next.delete('view');
                next.delete('at');
                next.set('row', desk.document.rows[row]?.id ?? '');
                return next;
              },
              { replace: true },
            ))
        }
      />
    </div>
  );
}

/** The row that was in focus in the grid, as a place of the file. */
function rowPointer(desk: ReturnType<typeof useMatrixDesk>['desk'], id: string | null): string | null {
  const row = desk?.document.rows.findIndex((one) => one.id === id) ?? -1;
  return row < 0 ? null : `/rows/${row}`;
}
