import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useFeedback } from '../kit/feedback';
import { discardDraft } from './draft-queries';
import { t } from '../i18n/t';

interface DiscardButtonProps {
  readonly draft: string;
  readonly onDiscarded: () => Promise<void>;
}

/** Throws a draft away, after asking once. */
export function DiscardButton({ draft, onDiscarded }: DiscardButtonProps) {
  const client = useQueryClient();
  const { modal, message } = useFeedback();
  const discard = useMutation({
    mutationFn: () => discardDraft(draft),
    onSuccess: async () => {
      message.success(t('草稿已丢弃'));
      client.removeQueries({ queryKey: ['my-drafts'] });
      await onDiscarded();
    },
  });
  function ask(): void {
    modal.confirm({
      title: t('丢弃这份草稿？'),
      content: t('已填写的内容会删除，不能恢复。已上传的附件不再与任何申报关联。'),
      okText: t('丢弃'),
      cancelText: t('留着'),
      okButtonProps: { danger: true },
      onOk: () => discard.mutate(),
    });
  }
  return (
    <>
      {discard.isError && <Alert type="error" showIcon message={discard.error.message} style={{ marginBottom: 12 }} />}
      <Button danger type="text" loading={discard.isPending} onClick={ask}>
        {t('丢弃草稿')}
      </Button>
    </>
  );
}
