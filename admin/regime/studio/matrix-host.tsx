import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { readDocument } from '../../../form-schemas/formats/read-document';
import { t } from '../../i18n/t';
import type { MatrixBasis } from '../matrix-editor/compare-basis';
import { MatrixEditor } from '../matrix-editor/matrix-editor';
import { CommentsHere } from './comment-thread';
import { useStudio, type Studio } from './studio-context';
import { loadInForce } from './studio-queries';
import { useEditionFiles } from './use-edition-files';

/** The matrix with the one that it is compared against: of the edition in force, else the higher government's. */
export function MatrixHost() {
  const { code = '' } = useParams();
  const studio = useStudio();
  const path = `matrices/${code}.json`;
  const basis = useBasis(studio, path);
  return (
    <>
      <MatrixEditor
        code={code}
        {...(basis ? { basis } : {})}
        {...(studio.kind === 'edition' ? { editionId: studio.id } : {})}
        key={code}
      />
      <CommentsHere place={path} title={t('这张矩阵')} />
    </>
  );
}

function useBasis({ id, regimeCode, upper }: Studio, path: string): MatrixBasis | null {
  const inForce = useQuery({
    queryKey: ['regime-in-force', regimeCode],
    staleTime: 60_000,
    queryFn: ({ signal }) => loadInForce(regimeCode, signal),
  });
  const other = inForce.data && inForce.data.id !== id ? inForce.data.id : null;
  const above = inForce.isPending ? null : (upper?.edition?.id ?? null);
  const files = useEditionFiles(other ?? above);
  return useMemo(() => {
    const text = files.data?.get(path);
    const document = text === undefined ? null : readDocument('matrix', text, path).value;
    return document && { of: other === null ? 'upper' : 'in-force', document };
  }, [files.data, path, other]);
}
