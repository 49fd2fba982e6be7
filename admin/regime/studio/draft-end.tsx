import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { Panel } from '../../kit/panel';
import { useDraft } from './draft-context';
import { findingsOf } from './refused';
import { discardDraft } from './studio-queries';

/** Gives a draft up; asks first, because others may be working on it. */
export function DraftEnd() {
  const draft = useDraft();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (draft?.draft.status !== 'OPEN') return null;
  async function discard(): Promise<void> {
    if (!draft) return;
    setBusy(true);
    setProblem(null);
    try {
      await discardDraft({ id: draft.draft.id, expectedVersion: draft.desk.expectedVersion() });
      draft.desk.stop();
      draft.copies.forgetAll(draft.draft.id);
      await client.invalidateQueries({ queryKey: ['regime'] });
      await client.invalidateQueries({ queryKey: ['regimes'] });
      await navigate(`/regimes/${draft.draft.regimeCode}`, { replace: true });
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Panel title={t('放弃草稿')}>
      <p className="tc-muted">{t('放弃后不能再改，也不能送审；已发布的版本不受影响。')}</p>
      <Button danger onClick={() => setAsking(true)}>
        {t('放弃这份草稿…')}
      </Button>
      <Modal
        open={asking}
        title={t('放弃这份草稿？')}
        okText={t('放弃')}
        okButtonProps={{ danger: true, loading: busy }}
        cancelText={t('不放弃')}
        onCancel={() => setAsking(false)}
        onOk={() => void discard()}
      >
        <p>
          {t('参与编制的有：{{names}}。', {
            names: draft.draft.editors.map(({ name }) => name).join(t('、')),
          })}
        </p>
        {problem !== null && <FindingList findings={findingsOf(problem)} />}
      </Modal>
    </Panel>
  );
}
