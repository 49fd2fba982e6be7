import { useQuery } from '@tanstack/react-query';
import type { JsonObject, MatrixDecision } from '../../form-schemas/engine';
import { request } from '../graphql/request';
import { graphql, type ResultOf } from '../graphql/tada';

const DECIDE = graphql(`
  query DecideMatrix($input: DecideMatrixInput!) {
    decideMatrix(input: $input) {
      rows {
        id
      }
      chain {
        action
        mode
        bodies {
          code
        }
      }
      findings {
        code
        severity
        message
        article
        path
      }
    }
  }
`);

export type ServerVerdict = ResultOf<typeof DECIDE>['decideMatrix'];

/** What the server says to the same facts under the same edition. */
export function useServerVerdict(editionId: string, matrix: string, facts: JsonObject) {
  return useQuery({
    queryKey: ['decide-matrix', editionId, matrix, facts],
    queryFn: async ({ signal }) =>
      (await request(DECIDE, { input: { editionId, matrix, facts } }, signal)).decideMatrix,
    staleTime: 60_000,
  });
}

/** Whether browser and server say the same: rows, and who does what together with whom, in order. */
export function sameVerdict(mine: MatrixDecision | null, theirs: ServerVerdict): boolean {
  const rows = (mine?.rows ?? []).map(({ id }) => id);
  const chain = (mine?.chain ?? []).map(({ action, mode, bodies }) => [action, mode, [...bodies]]);
  const theirChain = theirs.chain.map(({ action, mode, bodies }) => [action, mode, bodies.map(({ code }) => code)]);
  return JSON.stringify([rows, chain]) === JSON.stringify([theirs.rows.map(({ id }) => id), theirChain]);
}
