/** A problem that a project has now, or the government itself. */
export interface ProblemNow {
  readonly regimeCode: string;
  readonly edition: string;
  readonly code: string;
  readonly title: string;
  readonly article: string;
  readonly message: string;
  /** Null: it is no project's but the government's own. */
  readonly project: string | null;
  /** The unit of the project, or the one that answers for it; null where nobody holds the body that does. */
  readonly organisation: string | null;
}
