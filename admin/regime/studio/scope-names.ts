import type { CompiledRegime } from '../../../form-schemas/engine';
import { namesFor, type Names } from '../form-editor/names';

/** What a rule of the scope may speak: facts that are asked there, and parameters. No answers exist yet when it is tried. */
export function scopeNames({ regime, vocabulary }: CompiledRegime): Names {
  const empty = { code: '', title: '', clause: [], schema: { type: 'object', properties: {} } } as const;
  const all = namesFor(empty, '', vocabulary, regime.parameters);
  const asked = new Set(regime.scope.questions.map(({ fact }) => fact));
  const known = all.known.filter(({ name, group }) => group === 'parameter' || asked.has(name));
  return { scope: all.scope, known, find: all.find };
}
