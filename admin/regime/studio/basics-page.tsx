import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { BasicFields } from './basic-fields';
import './basics.css';
import { LocalBodies } from './local-bodies';
import { LocalParameters } from './local-parameters';
import { LocalSummary } from './local-summary';
import { ScopeRules } from './scope-rules';
import { useAt } from './use-at';
import { useDocument } from './use-document';
import { useLocal } from './use-local';

/** Whose document it is, whom it takes in; and, where it was taken over, what is still to be made one's own. */
export function BasicsPage() {
  const { document, set } = useDocument('regime', 'regime.json');
  const local = useLocal();
  useAt(document !== null);
  if (!document) return <Empty title={t('regime.json 有错误，先在“文件（JSON）”中更正')} />;
  return (
    <>
      {local && <LocalSummary local={local} />}
      <BasicFields document={document} set={set} local={local} />
      <ScopeRules document={document} set={set} local={local} />
      {local && <LocalBodies local={local} />}
      {local && <LocalParameters document={document} set={set} local={local} />}
    </>
  );
}
