import type { Finding } from '../../form-schemas/engine/finding';
import { t } from '../i18n/t';

/** What a preview could not know yet: nothing is wrong with it, so it is told only to who asks. */
export function OpenPoints({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details className="tc-open-points">
      <summary>{t('有 {{count}} 处尚未确定，按最可能的情形推演', { count: findings.length })}</summary>
      <ul>
        {findings.map((finding, index) => (
          <li key={index}>{finding.message}</li>
        ))}
      </ul>
    </details>
  );
}
