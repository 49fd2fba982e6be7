import { useQuery } from '@tanstack/react-query';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { RequestError, request } from '../../graphql/request';
import { graphql } from '../../graphql/tada';
import { t } from '../../i18n/t';
import { filesOf } from '../workspace/file-changes';

const FILES = graphql(`
  query FilesToCompare($id: ID!) {
    edition(id: $id) {
      files {
        path
        text
      }
    }
  }
`);

/** The files of an edition; they never change, so they are kept as long as the page is open. */
export function useEditionFiles(id: string | null | undefined) {
  return useQuery({
    queryKey: ['edition-files', id],
    enabled: id !== null && id !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
    queryFn: ({ signal }) => loadEditionFiles(id ?? '', signal),
  });
}

export async function loadEditionFiles(id: string, signal?: AbortSignal): Promise<RegimeFiles> {
  const { edition } = await request(FILES, { id }, signal);
  if (!edition) throw new RequestError('NOT_FOUND', t('没有找到该制度版本'), null);
  return filesOf(edition.files);
}
