import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useMe } from '../../graphql/session';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { findingsOf } from '../studio/refused';
import type { EditionName } from '../studio/studio-queries';
import type { RegimeSummary } from './edition-queries';
import { useStartDraft } from './use-start-draft';

interface ExtendDialogProps {
  readonly regime: RegimeSummary;
  readonly edition: EditionName;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** A regime of one's own from a higher government's edition: asks what it is called here. */
export function ExtendDialog({ regime, edition, taken, onClose }: ExtendDialogProps) {
  const me = useMe();
  const [code, setCode] = useState('');
  const [title, setTitle] = useState('');
  const start = useStartDraft();
  const wrong =
    code === ''
      ? null
      : !CODE.test(code)
        ? t('须为小写字母、数字和连字符，以字母开头，如 {{example}}', {
            example: `${regime.code}-${me.government ?? 'x'}`,
          })
        : taken.includes(code)
          ? t('本级已有代码为“{{code}}”的制度', { code })
          : null;
  const ready = code !== '' && wrong === null && title.trim() !== '';
  return (
    <Modal
      open
      title={t('以此为基础编制本级制度')}
      okText={t('开始编制')}
      cancelText={t('取消')}
      okButtonProps={{ disabled: !ready, loading: start.isPending }}
      onOk={() => start.mutate({ edition: edition.id, extendAs: { code, title: title.trim() } })}
      onCancel={onClose}
    >
      <p>
        {t(
          '抄录{{government}}《{{title}}》第 {{number}} 版的全部内容作为草稿，再改成本级的；上级以后的新版不会自动影响本级。',
          {
            government: regime.governmentTitle,
            title: regime.title,
            number: edition.number,
          },
        )}
      </p>
      <label htmlFor="extend-title">{t('本级制度的名称')}</label>
      <Input
        id="extend-title"
        value={title}
        maxLength={200}
        placeholder={t('如：某区区级政府投资信息化项目管理办法')}
        onChange={(event) => setTitle(event.target.value)}
        style={{ margin: '4px 0 12px' }}
      />
      <label htmlFor="extend-code">{t('本级制度的代码（以后不能改）')}</label>
      <Input
        id="extend-code"
        value={code}
        maxLength={60}
        aria-invalid={wrong !== null}
        aria-describedby="extend-wrong"
        {...(wrong === null ? {} : { status: 'error' as const })}
        onChange={(event) => setCode(event.target.value.trim().toLowerCase())}
        style={{ margin: '4px 0' }}
      />
      <div id="extend-wrong" role="status" className="tc-bad">
        {wrong}
      </div>
      {start.isError && <FindingList findings={findingsOf(start.error)} />}
    </Modal>
  );
}
