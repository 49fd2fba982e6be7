import { Alert, Button } from 'antd';
import type { Finding } from '../../form-schemas/engine';
import { t } from '../i18n/t';

interface NewerEditionPanelProps {
  readonly said: readonly Finding[];
  /** Opens the draft on the newer form. */
  readonly onTake: () => void;
}

/** Over a form that has become an old one while it was open: nothing is lost, and the new one is a click away. */
export function NewerEditionPanel({ said, onTake }: NewerEditionPanelProps) {
  return (
    <div role="alert" className="tc-newer">
      <Alert
        type="warning"
        showIcon
        message={t('填报期间制度有了新版，这里还是旧版表单')}
        description={
          <>
            <p>{t('所填内容都已保存，新版中仍有的项目照样带入。请换用新版表单，看过改动再提交。')}</p>
            <ul>
              {said.map(({ code, path, message }) => (
                <li key={`${code}:${path ?? ''}:${message}`}>{message}</li>
              ))}
            </ul>
          </>
        }
        action={
          <Button type="primary" onClick={onTake}>
            {t('换用新版表单')}
          </Button>
        }
      />
    </div>
  );
}
