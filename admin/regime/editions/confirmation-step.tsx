import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { findingsOf } from '../studio/refused';
import { refreshEditions } from './refresh';

interface ConfirmationStepProps {
  readonly title: string;
  /** What the step is called. */
  readonly word: string;
  /** What it means. */
  readonly children: ReactNode;
  /** What is asked for; null: no reason is given with it. */
  readonly why: string | null;
  readonly primary?: boolean;
  readonly onTake: (reason: string) => Promise<void>;
}

/** One step towards going by a regime that is not in force, asked for once more with what it means. */
export function ConfirmationStep({ title, word, children, why, primary = false, onTake }: ConfirmationStepProps) {
  const id = useId();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => onTake(reason.trim()),
    onSuccess: async () => {
      setAsking(false);
      setReason('');
      await refreshEditions(client);
    },
  });
  const leave = (): void => {
    setAsking(false);
    // Refused because another was first: what is shown then is what stands now.
    if (take.isError) void refreshEditions(client);
    take.reset();
  };
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setAsking(true)}>
        {t('{{word}}…', { word })}
      </Button>
      <Modal
        open={asking}
        title={title}
        okText={word}
        cancelText={t('取消')}
        okButtonProps={{ disabled: why !== null && reason.trim() === '', loading: take.isPending }}
        onCancel={leave}
        onOk={() => take.mutate()}
      >
        {children}
        {why !== null && (
          <>
            <label htmlFor={`${id}-reason`}>{why}</label>
            <Input.TextArea
              id={`${id}-reason`}
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )}
        <div aria-live="polite" style={{ marginTop: 12 }}>
          {take.isError && <FindingList findings={findingsOf(take.error)} />}
        </div>
      </Modal>
    </>
  );
}
