import type { Role } from '../api/platform/rights';

/** What a demonstration government is made of: data only, entered by `load-*.ts`. */
export interface DemoGovernment {
  readonly code: string;
  readonly title: string;
  readonly level: 'city' | 'county';
  readonly parent: string | null;
  readonly organisations: readonly DemoOrganisation[];
  readonly officials: readonly DemoOfficial[];
  /** Code of a regime of this repository, and the two who prepare and publish it. */
  readonly regime?: { readonly code: string; readonly preparer: string; readonly publisher: string };
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
