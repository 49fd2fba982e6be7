import { createContext, useContext } from 'react';
import type { FormDocument, FormNode } from '../../../form-schemas/engine';
import type { Names } from './names';
import type { FormDesk } from './use-form-desk';

/** What the fields of the property panel work on. */
export interface PanelBench {
  readonly desk: FormDesk;
  readonly document: FormDocument;
  readonly pointer: string;
  readonly node: FormNode;
  readonly names: Names;
}

const PanelContext = createContext<PanelBench | null>(null);

export const PanelProvider = PanelContext.Provider;

export function usePanel(): PanelBench {
  const bench = useContext(PanelContext);
  if (!bench) throw new Error('a property needs its panel');
  return bench;
}
