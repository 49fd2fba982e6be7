import { useId } from 'react';
import { LaterText } from '../kit/later-text';
import { useAddress } from './use-address';

const PAUSE_MS = 350;

interface SearchBoxProps {
  readonly label: string;
  /** Of the parameter in the address. */
  readonly name?: string;
}

/** A text to look for: asked when the typing pauses, kept in the address. */
export function SearchBox({ label, name = 'text' }: SearchBoxProps) {
  const id = useId();
  const { get, set } = useAddress();
  return (
    <div className="tc-search">
      <label htmlFor={id}>{label}</label>
      <LaterText id={id} value={get(name)} onChange={(text) => set({ [name]: text })} pauseMs={PAUSE_MS} />
    </div>
  );
}
