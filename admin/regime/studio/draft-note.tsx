import { Button, Input } from 'antd';
import { useState } from 'react';
import { t } from '../../i18n/t';
import { FindingList } from '../../kit/finding-list';
import { useDraft } from './draft-context';
import { findingsOf } from './refused';
import { saveDraftNote } from './studio-queries';

/** What was changed and why; goes along with the edition that the draft becomes. */
export function DraftNote() {
  const draft = useDraft();
  const [note, setNote] = useState(draft?.note ?? '');
  const kept = draft?.note ?? '';
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (!draft) return null;
  async function save(): Promise<void> {
    if (!draft) return;
    setBusy(true);
    setProblem(null);
    try {
      if (await draft.desk.flush()) {
        const version = await saveDraftNote(draft.draft.id, note, draft.desk.expectedVersion());
        draft.desk.onVersion(version);
        draft.onNote(note);
      }
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <label htmlFor="draft-note">{t('改了什么、为什么改（随版本留存）')}</label>
      <Input.TextArea
        id="draft-note"
        value={note}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => setNote(event.target.value)}
        style={{ margin: '4px 0 8px' }}
      />
      {problem !== null && <FindingList findings={findingsOf(problem)} />}
      <Button onClick={() => void save()} loading={busy} disabled={note === kept}>
        {note === kept ? t('说明已保存') : t('保存说明')}
      </Button>
    </>
  );
}
