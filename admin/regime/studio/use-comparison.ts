import { useMemo } from 'react';
import { useWorkspace } from '../workspace/workspace';
import { compareFiles, compareRegimes, type Comparison } from './compare';
import { useEditionFiles } from './use-edition-files';
import { readRegime } from '../../../form-schemas/formats/read-regime';

export interface ComparisonQuery {
  readonly data: Comparison | null;
  readonly error: unknown;
  readonly retry: () => void;
}

/** From an edition to what lies on the desk, as it stands now, saved or not. */
export function useComparison(against: string | null | undefined): ComparisonQuery {
  const other = useEditionFiles(against);
  const { files, compiled, settled } = useWorkspace();
  const before = useMemo(() => (other.data ? readRegime(other.data).value : null), [other.data]);
  const data = useMemo((): Comparison | null => {
    if (!other.data || !settled) return null;
    if (before && compiled) return { kind: 'changes', changes: compareRegimes(before, compiled.regime) };
    return compareFiles(other.data, files);
  }, [other.data, before, compiled, files, settled]);
  return { data, error: other.error, retry: () => void other.refetch() };
}
