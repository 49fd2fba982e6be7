import type { Day } from '../day';
import type { PaperFacts } from '../paper/paper-words';
import type { CaseState } from '../procedure/case';
import type { Row } from '../project/project';
import type { Facts } from '../value';

/** What a paper tells of a case. */
export interface PaperCase {
  readonly facts: Facts;
  /** Latest answers per form, in JSON form. */
  readonly answers: CaseState['answers'];
  /** Rows of the records beside the case as they stood, the oldest first. */
  readonly rows: readonly Row[];
  /** What was said at each stage, oldest first. */
  readonly opinions: readonly PaperOpinion[];
  readonly paper: PaperFacts;
}

export interface PaperOpinion {
  readonly stage: string;
  /** Which time the case stood there: of a stage only the last time is printed. */
  readonly visit: number;
  /** Codes of the bodies in whose name. */
  readonly bodies: readonly string[];
  readonly verdict: 'approve' | 'reject' | 'return' | 'file';
  readonly person: string;
  /** In whose place a proxy signed. */
  readonly principals: readonly string[];
  readonly opinion: string | null;
  readonly minutes: readonly string[];
  readonly on: Day;
}
