import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { contentHash } from '../../../form-schemas/formats/content-hash';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { OnceKeys } from '../../graphql/once';
import { startDraft } from './edition-queries';

export type StartFrom =
  | { readonly edition: string; readonly extendAs?: { readonly code: string; readonly title: string } }
  | { readonly files: RegimeFiles };

/** Starts a draft and opens it in the studio; done once however often it is tried. */
export function useStartDraft() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (from: StartFrom): Promise<string> => {
      const keys = new OnceKeys(window.localStorage);
      const content = 'files' in from ? contentHash(from.files) : from;
      const idempotencyKey = keys.keyFor('start-regime-draft', content);
      const input = 'files' in from ? { files: [...from.files].map(([path, text]) => ({ path, text })) } : from;
      const id = await startDraft({ ...input, idempotencyKey });
      keys.done('start-regime-draft');
      return id;
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['regimes'] });
      await client.invalidateQueries({ queryKey: ['regime-story'] });
      await navigate(`/regime-drafts/${id}`);
    },
  });
}
