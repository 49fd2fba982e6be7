import type { AcceptanceDocument } from './acceptance';
import type { BodiesDocument } from './body';
import type { ChecksDocument, WindowsDocument } from './check';
import type { ClausesDocument } from './clause';
import type { ClocksDocument } from './deadline';
import type { EvaluationDocument } from './evaluation';
import type { FactsDocument } from './fact';
import type { FormDocument } from './form';
import type { LedgerDocument } from './ledger';
import type { MatrixDocument } from './matrix';
import type { PaperDocument } from './paper';
import type { ProcedureDocument } from './procedure';
import type { RecordsDocument } from './record';
import type { CasesDocument } from './worked-case';

/** The semantics of the engine that this edition was proven under; enters the content hash. */
export const ENGINE_SEMANTICS = 2;

/** `regime.json` */
export interface RegimeDocument {
  readonly code: string;
  readonly title: string;
  readonly jurisdiction: {
    /** 行政区划代码, six digits. */
    readonly code: string;
    readonly title: string;
    readonly level: 'province' | 'city' | 'county';
  };
  /** Where it was copied from, once: the whole content stands here, so that a later edition there changes nothing here. */
  readonly extends?: RegimeOrigin;
  readonly basis: {
    readonly number: string;
    readonly title: string;
    readonly issuer: string;
    readonly issued: string;
    readonly effectiveFrom: string;
    readonly effectiveTo?: string;
    readonly status: 'in-force' | 'draft-for-comments' | 'lapsed' | 'repealed';
    readonly supersedes?: readonly string[];
    readonly clause?: readonly string[];
    /** What it prevails over or yields to. */
    readonly precedence?: string;
  };
  /** A pilot edition may leave clauses not modelled; a full one may not. */
  readonly edition: 'pilot' | 'full';
  readonly timeZone: string;
  /** Whether 以上 and 以下 include the number they are said of. */
  readonly bounds: {
    readonly above: 'included' | 'excluded';
    readonly below: 'included' | 'excluded';
    readonly clause: readonly string[];
  };
  readonly scope: ScopeDocument;
  readonly parameters: readonly ParameterDocument[];
  readonly catalogue?: CatalogueDocument;
  /** Who supervises; absent: nobody records problems or asks for rectification. */
  readonly supervision?: SupervisionDocument;
  /** What records and facts come to; absent: nothing is reckoned beyond single cases. */
  readonly ledger?: LedgerDocument;
  /** What is acceptance and what are security facts; absent: nothing is shown beyond stages and rows. */
  readonly acceptance?: AcceptanceDocument;
}

/** The city's part in the resource catalogue, whose core fields hold everywhere. */
export interface CatalogueDocument {
  readonly clause: readonly string[];
  /** A form with further fields of an entry. */
  readonly form?: string;
  /** Bodies of which any one publishes and withdraws entries; absent: nobody does. */
  readonly publishers?: readonly string[];
  /** What the text asks of the catalogue, and how it is read. */
  readonly note?: string;
}

/** Who records problems (问题), asks for their rectification and sees to it. */
export interface SupervisionDocument {
  readonly clause: readonly string[];
  /** Bodies of which any one supervises. */
  readonly supervisors: readonly string[];
  /** Who else the text may mean, and how it is read. */
  readonly note?: string;
}

/** The published edition of another government that a regime was started from. */
export interface RegimeOrigin {
  /** 行政区划代码 of the government that published it. */
  readonly government: string;
  /** Code of the regime there. */
  readonly code: string;
  /** Number of the edition there, from 1. */
  readonly number: number;
  /** Its content hash. */
  readonly hash: string;
}

/** Asked without free text before a draft exists. */
export interface ScopeDocument {
  /** Names of facts with owner `scope`, in the order they are asked. A rule is tried as soon as its facts are known. */
  readonly questions: readonly {
    readonly fact: string;
    readonly title: string;
    readonly help?: string;
    readonly clause: readonly string[];
  }[];
  readonly rules: readonly {
    readonly code: string;
    readonly require: string;
    readonly message: string;
    readonly clause: readonly string[];
    /** A transition clause: who is refused by it goes on under the rules before. */
    readonly transition?: true;
  }[];
}

/** A choice that the text leaves to the city; read in expressions as `parameters.<name>`. */
export interface ParameterDocument {
  readonly name: string;
  readonly title: string;
  readonly type: 'money' | 'integer' | 'number' | 'boolean' | 'date' | 'enum' | 'text';
  readonly options?: readonly { readonly value: string; readonly title: string }[];
  /** JSON form; null: not set. An unset required parameter refuses publication by name. */
  readonly value: string | number | boolean | null;
  readonly required: boolean;
  /** Values that hold for one year each, by year, where the city sets it yearly; `value` holds for the others. */
  readonly yearly?: {
    /** The integer fact that says which year is asked for. */
    readonly by: string;
    readonly values: Readonly<Record<string, string | number | boolean>>;
  };
  readonly clause: readonly string[];
  /** Why this value, and who decided it. */
  readonly note: string;
}

/** A whole regime as one value: what a folder of files or a stored edition says. */
export interface Regime extends RegimeDocument {
  readonly clauses: ClausesDocument['clauses'];
  readonly textGaps: ClausesDocument['textGaps'];
  readonly bodies: BodiesDocument['bodies'];
  readonly facts: FactsDocument['facts'];
  readonly checks: ChecksDocument['checks'];
  readonly windows: WindowsDocument['windows'];
  readonly deadlines: ClocksDocument['deadlines'];
  readonly records: RecordsDocument['records'];
  readonly evaluation?: EvaluationDocument;
  readonly forms: readonly FormDocument[];
  readonly matrices: readonly MatrixDocument[];
  readonly procedures: readonly ProcedureDocument[];
  readonly papers: readonly PaperDocument[];
  readonly cases: readonly CasesDocument[];
}
