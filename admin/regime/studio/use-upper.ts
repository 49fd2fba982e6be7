import { useMemo } from 'react';
import type { Regime } from '../../../form-schemas/engine';
import { readRegime } from '../../../form-schemas/formats/read-regime';
import { useStudio } from './studio-context';
import { useEditionFiles } from './use-edition-files';

/** The higher government's regime that this one was copied from; null where there is none or it is not shared any more. */
export function useUpper(): Regime | null {
  const { upper } = useStudio();
  const files = useEditionFiles(upper?.edition?.id);
  return useMemo(() => (files.data ? readRegime(files.data).value : null), [files.data]);
}
