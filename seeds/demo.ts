import type { Role } from '../api/platform/rights';
import type { DemoBudget } from './demo-budget';
import type { DemoEvaluation, DemoFound, DemoTakenUp } from './demo-evaluation';
import type { DemoLife } from './demo-life';

/** What a demonstration government is made of: data only, entered by `load-*.ts`. */
export interface DemoGovernment {
  readonly code: string;
  readonly title: string;
  readonly level: 'city' | 'county';
  readonly parent: string | null;
  readonly organisations: readonly DemoOrganisation[];
  readonly officials: readonly DemoOfficial[];
  /** Governments that may read what this one shares: its published regime, its organisations and posts. */
  readonly sharesWith?: readonly string[];
  /** Code of a regime of this repository, and the two who prepare and publish it. */
  readonly regime?: DemoRegime;
  /** Cases that are told as worked cases of the regime tell them. */
  readonly lives?: readonly DemoLife[];
  readonly evaluations?: readonly DemoEvaluation[];
  readonly budget?: DemoBudget;
  /** Problems of its projects that are taken up. */
  readonly takenUp?: readonly DemoTakenUp[];
  readonly found?: readonly DemoFound[];
}

export interface DemoRegime {
  readonly code: string;
  readonly preparer: string;
  readonly publisher: string;
  /** The day on which the edition is published and comes into force. */
  readonly since: string;
  /** A regulation that is a draft or has lapsed: the day and the reason of going by it all the same. */
  readonly confirmed?: { readonly on: string; readonly reason: string };
}

export interface DemoOrganisation {
  readonly code: string;
  readonly title: string;
  /** A word of the regime's unit types. */
  readonly kind: string;
}

/** A person in a post. The login is also the code of the post, with a hyphen for the dot. */
export interface DemoOfficial {
  readonly login: string;
  readonly name: string;
  readonly organisation: string;
  readonly title: string;
  readonly roles: readonly Role[];
  /** Bodies of the regime that the post holds; `of`: only for the filings of these organisations. */
  readonly bodies?: readonly (string | { readonly body: string; readonly of: readonly string[] })[];
}

export function postCode(login: string): string {
  return login.replace('.', '-');
}
