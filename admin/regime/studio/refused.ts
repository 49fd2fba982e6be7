import { t } from '../../i18n/t';
import { refusalOf } from '../../graphql/refusal';
import { fromApi, type ApiFinding } from '../../kit/api-finding';
import type { Finding } from '../../../form-schemas/engine';

interface Answered {
  readonly errors: readonly { readonly message: string }[];
  readonly findings: readonly ApiFinding[];
}

/** The server answered and would not do it: what the law or the shape of the input says against it. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly findings: readonly Finding[],
  ) {
    super(message);
    this.name = 'Refused';
  }

  /** @throws Refused where a mutation gave no result */
  static unless<T>(result: T | null, answered: Answered): asserts result is T {
    if (result !== null) return;
    throw new Refused(refusalOf(answered)?.message ?? t('服务器没有照办，也没有说明原因'), fromApi(answered.findings));
  }
}

/** What to show of a failed request. */
export function findingsOf(error: unknown): readonly Finding[] {
  if (error instanceof Refused && error.findings.length > 0) return error.findings;
  return [{ code: 'refused', severity: 'error', message: error instanceof Error ? error.message : t('操作未成功') }];
}
