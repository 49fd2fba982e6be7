import { Link } from 'react-router';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { Panel } from '../../kit/panel';
import { ConditionWords } from '../condition-words';
import { useStudio } from '../studio/studio-context';
import { idOfPlace } from '../studio/use-at';
import { useDocument } from '../studio/use-document';
import { useWorkspace } from '../workspace/workspace';

/** What is asked before anything may be written, and who is turned away by which answer. */
export function ScopeList() {
  const { document } = useDocument('regime', 'regime.json');
  const { lastCompiled, readOnly } = useWorkspace();
  const { root } = useStudio();
  const article = (clause: readonly string[]): string => lastCompiled?.article(clause) ?? '';
  if (!document) return null;
  const { questions, rules } = document.scope;
  return (
    <Panel
      title={t('适用范围')}
      extra={
        <>
          <span className="tc-muted">{t('填写申报表之前依次询问；不合的当场谢绝')}</span>
          <Link to={`${root}/basics`}>{readOnly ? t('看范围规则') : t('改范围规则')}</Link>
        </>
      }
    >
      <div className="tc-scope">
        <section aria-label={t('范围问题')}>
          <h3>{t('问什么')}</h3>
          <ol>
            {questions.map((question, index) => (
              <li key={question.fact} id={idOfPlace(`regime.json#/scope/questions/${index}`)} tabIndex={-1}>
                {question.title}
                <div className="tc-scope-foot">
                  <ClauseChip article={article(question.clause)} />
                </div>
                {question.help && <div className="tc-muted">{question.help}</div>}
              </li>
            ))}
          </ol>
        </section>
        <section aria-label={t('范围规则')}>
          <h3>{t('谢绝哪些')}</h3>
          <ol>
            {rules.map((rule, index) => (
              <li key={rule.code} id={idOfPlace(`regime.json#/scope/rules/${index}`)} tabIndex={-1}>
                {rule.message}
                <div className="tc-scope-foot">
                  <ClauseChip article={article(rule.clause)} />
                  <ConditionWords text={rule.require} compiled={lastCompiled} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Panel>
  );
}
