import type { CompiledRegime } from '../../form-schemas/engine';
import { wordCondition } from './word-condition';

interface ConditionWordsProps {
  readonly text: string;
  readonly compiled: CompiledRegime | null;
}

/** A condition in words; as it is written, for who hovers. */
export function ConditionWords({ text, compiled }: ConditionWordsProps) {
  return <span title={text}>{wordCondition(text, compiled)}</span>;
}
