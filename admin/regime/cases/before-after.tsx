import { t } from '../../i18n/t';
import type { Comparison } from './word-case';

/** Expected beside what comes of it. */
export function BeforeAfter({ line }: { readonly line: Comparison }) {
  const { step, index, expected, actual, halted } = line;
  return (
    <div className={actual === null ? 'tc-case-line' : 'tc-case-line tc-case-differs'}>
      {step !== undefined && (
        <div className="tc-case-step">{t('第 {{number}} 步：{{step}}', { number: index + 1, step })}</div>
      )}
      <div className="tc-case-pair">
        <div>
          <span className="tc-case-label">{t('应有结果')}</span> {expected}
        </div>
        {actual !== null && (
          <div className="tc-case-actual">
            <span className="tc-case-label">{halted ? t('✗ 到此为止') : t('→ 现在得出')}</span> {actual}
          </div>
        )}
      </div>
    </div>
  );
}
