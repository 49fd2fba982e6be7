import { useQuery } from '@tanstack/react-query';
import type { CompiledRegime } from '../../form-schemas/engine';
import { RequestError, request } from '../graphql/request';
import { graphql } from '../graphql/tada';
import { t } from '../i18n/t';

const EDITION_FILES = graphql(`
  query EditionFiles($id: ID!) {
    edition(id: $id) {
      files {
        path
        text
      }
    }
  }
`);

const EDITIONS = graphql(`
  query Editions {
    editions(first: 50) {
      nodes {
        id
        regimeCode
        title
        number
        hash
        adoptedFrom
      }
    }
  }
`);

const IN_FORCE = graphql(`
  query RegimeInForce($code: String!) {
    regimeInForce(code: $code) {
      id
      regimeCode
      title
      number
      hash
      adoptedFrom
    }
  }
`);

/** Which edition: its id to ask for, its hash to know it by. */
export interface EditionRef {
  readonly id: string;
  readonly hash: string;
}

export interface EditionInForce extends EditionRef {
  readonly regimeCode: string;
  readonly title: string;
  readonly number: number;
  readonly adoptedFrom: string | null;
}

/** An edition compiled in the browser. Content never changes under a hash, so it is kept as long as the page is open. */
export function useRegime(edition: EditionRef | null | undefined) {
  return useQuery({
    queryKey: ['regime', edition?.hash],
    enabled: edition !== null && edition !== undefined,
    staleTime: 'static',
    gcTime: Infinity,
    // A compiled regime holds maps and closures: comparing it structurally would be slow and wrong.
    structuralSharing: false,
    queryFn: async ({ signal }): Promise<CompiledRegime> => {
      const [{ compileFiles }, data] = await Promise.all([
        import('./compile-files'),
        request(EDITION_FILES, { id: edition?.id ?? '' }, signal),
      ]);
      if (!data.edition) throw new RequestError('NOT_FOUND', t('没有找到该制度版本'), null);
      const { value, findings } = compileFiles(data.edition.files);
      if (!value) {
        const first = findings.find((finding) => finding.severity === 'error');
        throw new RequestError(
          'INTERNAL',
          t('制度文件在浏览器中未能编译：{{why}}', { why: first?.message ?? t('原因不明') }),
          null,
        );
      }
      return value;
    },
  });
}

/** The editions in force today in one's own government, one per regime. */
export function useEditionsInForce() {
  return useQuery({
    queryKey: ['editions-in-force'],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<readonly EditionInForce[]> => {
      const { editions } = await request(EDITIONS, {}, signal);
      const codes = [...new Set(editions.nodes.map((edition) => edition.regimeCode))];
      const answers = await Promise.all(codes.map((code) => request(IN_FORCE, { code }, signal)));
      return answers.map((answer) => answer.regimeInForce).filter((edition) => edition !== null);
    },
  });
}
