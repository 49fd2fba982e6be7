import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { OnceKeys } from '../graphql/once';
import { request } from '../graphql/request';
import { fromApi } from '../kit/api-finding';
import { FindingList } from '../kit/finding-list';
import { t } from '../i18n/t';
import { WITHDRAW, type OpenApplication } from './application-queries';

/** Taking back, with the reason; where it is not possible any more, why not. */
export function WithdrawButton({ application }: { readonly application: OpenApplication }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: async () => {
      const keys = new OnceKeys(window.localStorage);
      const content = { applicationId: application.id, reason: reason.trim() };
      const act = `withdraw.${application.id}.${application.events.length}`;
      const idempotencyKey = keys.keyFor(act, content);
      const { withdrawApplication } = await request(WITHDRAW, { input: { ...content, idempotencyKey } });
      if (withdrawApplication.application) keys.done(act);
      return withdrawApplication;
    },
    onSuccess: async ({ application: done }) => {
      if (!done) return;
      setOpen(false);
      await client.invalidateQueries();
    },
  });
  const action = application.availableActions.find((available) => available.action.toLowerCase() === 'withdraw');
  if (!action || application.outcome) return null;
  if (action.refusal) {
    return (
      <Tooltip title={action.refusal.message}>
        <Button aria-disabled className="tc-refused">
          {t('撤回')}
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('撤回')}</Button>
      <Modal
        title={t('撤回')}
        open={open}
        okText={t('撤回')}
        cancelText={t('不撤回')}
        okButtonProps={{ disabled: reason.trim() === '', loading: withdraw.isPending }}
        onCancel={() => setOpen(false)}
        onOk={() => withdraw.mutate()}
      >
        <label htmlFor="withdraw-reason">{t('撤回的原因（记入案卷）')}</label>
        <Input.TextArea
          id="withdraw-reason"
          autoSize={{ minRows: 2 }}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div aria-live="polite" style={{ marginTop: 12 }}>
          <FindingList findings={fromApi(withdraw.data?.findings ?? [])} />
          {withdraw.data?.errors.map(({ message }) => (
            <Alert key={message} type="error" showIcon message={message} />
          ))}
          {withdraw.isError && <Alert type="error" showIcon message={withdraw.error.message} />}
        </div>
      </Modal>
    </>
  );
}
