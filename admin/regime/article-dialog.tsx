import { Modal } from 'antd';
import { Link } from 'react-router';
import type { CompiledRegime } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { Loading } from '../kit/loading';
import { Problem } from '../kit/problem';
import { rulesOf } from './article-rules';
import { wordParameter } from './studio/compare';
import { useRegime, type EditionRef } from './use-regime';
import './article-dialog.css';

interface ArticleDialogProps {
  readonly edition: EditionRef;
  readonly article: string;
  readonly onClose: () => void;
}

/** An article in own words, what it leaves to be set and how that is set, and where. */
export function ArticleDialog({ edition, article, onClose }: ArticleDialogProps) {
  const regime = useRegime(edition);
  return (
    <Modal open title={article} footer={null} onCancel={onClose} width={640}>
      {regime.isPending && <Loading rows={4} />}
      {regime.isError && <Problem error={regime.error} onRetry={() => void regime.refetch()} />}
      {regime.data && <Rules regime={regime.data} {...{ edition, article, onClose }} />}
    </Modal>
  );
}

function Rules({ regime, edition, article, onClose }: ArticleDialogProps & { readonly regime: CompiledRegime }) {
  const { clauses, parameters, gaps } = rulesOf(regime, article);
  const at = `/editions/${edition.id}`;
  return (
    <div className="tc-article">
      <p className="tc-muted">
        {t('《{{title}}》{{number}}', { title: regime.regime.basis.title, number: regime.regime.basis.number })}
      </p>
      {clauses.length === 0 && <p>{t('这一处引用不止一条，或者不是逐条登记的条款；请在制度中查看。')}</p>}
      {clauses.map(({ id, subject, rule }) => (
        <section key={id}>
          <h3>{subject}</h3>
          <p>{rule}</p>
        </section>
      ))}
      {parameters.length > 0 && (
        <section>
          <h3>{t('由本级设定的取值')}</h3>
          <ul>
            {parameters.map((parameter) => (
              <li key={parameter.name}>
                {t('{{title}}：', { title: parameter.title })}
                <strong>{wordParameter(parameter, parameter.value) ?? t('未定')}</strong>
                {parameter.note && <div className="tc-muted">{parameter.note}</div>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {gaps.length > 0 && (
        <section>
          <h3>{t('文本没有写明的')}</h3>
          <ul>
            {gaps.map(({ id, title, question }) => (
              <li key={id}>
                {title}
                <div className="tc-muted">{question}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="tc-article-ways">
        <Link to={`${at}/clauses?q=${encodeURIComponent(article)}`} onClick={onClose}>
          {t('在制度中查看')}
        </Link>
        {parameters.length > 0 && (
          <Link to={`${at}/parameters`} onClick={onClose}>
            {t('取值在哪里设定')}
          </Link>
        )}
      </p>
    </div>
  );
}
