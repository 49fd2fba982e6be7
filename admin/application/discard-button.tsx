import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { discardDraft } from './draft-queries';

interface DiscardButtonProps {
  readonly draft: string;
  readonly onDiscarded: () => Promise<void>;
}

/** Throws a draft away, after asking once. */
export function DiscardButton({ draft, onDiscarded }: DiscardButtonProps) {
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const discard = useMutation({
    mutationFn: () => discardDraft(draft),
    onSuccess: async () => {
      message.success('草稿已丢弃');
      client.removeQueries({ queryKey: ['my-drafts'] });
      await onDiscarded();
    },
  });
  function ask(): void {
    modal.confirm({
      title: '丢弃这份草稿？',
      content: '已填写的内容会删除，不能恢复。已上传的附件不再与任何申报关联。',
      okText: '丢弃',
      cancelText: '留着',
      okButtonProps: { danger: true },
      onOk: () => discard.mutate(),
    });
  }
  return (
    <>
      {discard.isError && <Alert type="error" showIcon message={discard.error.message} style={{ marginBottom: 12 }} />}
      <Button danger type="text" loading={discard.isPending} onClick={ask}>
        丢弃草稿
      </Button>
    </>
  );
}
