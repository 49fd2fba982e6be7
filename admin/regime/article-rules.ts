import type { CompiledRegime, ParameterDocument } from '../../form-schemas/engine';

type Clauses = CompiledRegime['regime']['clauses'];

export interface ArticleRules {
  readonly clauses: Clauses;
  /** Those that cite one of the clauses. */
  readonly parameters: readonly ParameterDocument[];
  readonly gaps: CompiledRegime['regime']['textGaps'];
}

/** What a regime knows of an article, by its name as chips show it: its provisions, and what they leave to be set. */
export function rulesOf({ regime }: CompiledRegime, article: string): ArticleRules {
  const clauses = regime.clauses.filter((clause) => clause.article === article);
  const ids = new Set(clauses.map(({ id }) => id));
  const cites = ({ clause = [] }: { readonly clause?: readonly string[] }): boolean => clause.some((id) => ids.has(id));
  return { clauses, parameters: regime.parameters.filter(cites), gaps: regime.textGaps.filter(cites) };
}
