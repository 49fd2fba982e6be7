import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CompiledForm } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import type { Change } from './changes';
import type { OpenDraft } from './draft-queries';
import { RemarksAnswered } from './remarks-answered';

interface CameBackProps {
  readonly application: NonNullable<OpenDraft['application']>;
  readonly form: CompiledForm;
  /** What has been changed since it was last filed. */
  readonly changes: readonly Change[];
  readonly onJump: (path: string) => void;
}

/** Why a case is here again, in the words of whoever sent or took it back, field by field, and what it carries along. */
export function CameBack({ application, form, changes, onJump }: CameBackProps) {
  const last = application.events.at(-1);
  const taken = last?.type === 'withdraw';
  const inList = application.lines.filter(({ outcome }) => outcome === null);
  const remarks = taken ? [] : application.returnRemarks;
  const text = last?.text ?? '';
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      message={taken ? t('已撤回，修改后可重新提交') : t('已退回，请补正后重新提交')}
      description={
        <>
          {text && (
            <div className="tc-came-back">
              {taken
                ? t('撤回的原因：{{text}}', { text })
                : t('{{name}}的意见：{{text}}', { name: last?.person?.name ?? '', text })}
            </div>
          )}
          <RemarksAnswered form={form} remarks={remarks} changes={changes} onJump={onJump} />
          {inList.length > 0 && (
            <div>
              {t('清单所列项目不变：{{projects}}', {
                projects: inList.map(({ code, title }) => `${code} ${title}`).join(t('、')),
              })}
            </div>
          )}
          <Link to={`/applications/${application.id}`}>{t('看全部经过')}</Link>
        </>
      }
    />
  );
}
