import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { findingsOf } from '../studio/refused';
import { withdrawEdition } from './edition-queries';
import { refreshEditions } from './refresh';
import { isHand, type Made } from './why-not';

export interface Returnable extends Made {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly draft: { readonly id: string } | null;
}

interface ReturnEditionProps {
  readonly edition: Returnable;
  readonly person: string | null;
  readonly rights: readonly string[];
  readonly size?: 'small' | 'middle';
}

/**
 * Takes an edition back before it is published: who wrote it withdraws it, who should publish it returns it and says why.
 * Either way its draft is open again, with the remarks that nobody has settled.
 */
export function ReturnEdition({ edition, person, rights, size = 'middle' }: ReturnEditionProps) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const own = isHand(edition, person);
  const { id, version, draft, number } = edition;
  const back = useMutation({
    mutationFn: () => withdrawEdition({ id, expectedVersion: version, reason: reason.trim(), reopen: draft !== null }),
    onSuccess: async () => {
      setAsking(false);
      await refreshEditions(client);
      if (own && draft) await navigate(`/regime-drafts/${draft.id}`);
    },
  });
  if (!rights.includes('regime:import') || (edition.status !== 'SUBMITTED' && edition.status !== 'DRAFT')) return null;
  const submitted = edition.status === 'SUBMITTED';
  const word = !submitted ? t('撤回') : own ? t('撤回送审') : t('退回编制');
  const missing = submitted && !own && reason.trim() === '';
  return (
    <>
      <Button size={size} onClick={() => setAsking(true)}>
        {t('{{word}}…', { word })}
      </Button>
      <Modal
        open={asking}
        title={t('{{word}}：第 {{number}} 版', { word, number })}
        okText={word}
        cancelText={t('取消')}
        okButtonProps={{
          danger: true,
          loading: back.isPending,
          disabled: missing,
          ...(missing ? { title: t('请写明为什么退回') } : {}),
        }}
        onOk={() => back.mutate()}
        onCancel={() => setAsking(false)}
      >
        <p>
          {draft
            ? t('这一版不再发布；它的草稿恢复编制，未处理的意见一并带回，改好后再送审，成为新的一版。')
            : t('这一版不再发布；可以它为基础另起草稿。')}
        </p>
        <label htmlFor={`return-${id}`}>{own || !submitted ? t('为什么（可不写）') : t('为什么退回')}</label>
        <Input.TextArea
          id={`return-${id}`}
          value={reason}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={({ target }) => setReason(target.value)}
        />
        {back.isError && <FindingList findings={findingsOf(back.error)} />}
      </Modal>
    </>
  );
}
