import { Radio } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import { todayInBeijing } from '../kit/time';
import { ActDialog } from './act-dialog';
import { DayBox } from './day-box';
import { Field } from './field';

interface EndDialogProps {
  readonly title: string;
  readonly explained: string;
  readonly act: { readonly isPending: boolean; readonly error: unknown };
  /** With the last day, or null for at once. */
  readonly onEnd: (lastDay: string | null) => void;
  readonly onClose: () => void;
}

/** Ends an appointment or a duty, with a day or at once. */
export function EndDialog({ title, explained, act, onEnd, onClose }: EndDialogProps) {
  const [atOnce, setAtOnce] = useState(false);
  const [lastDay, setLastDay] = useState(todayInBeijing());
  return (
    <ActDialog
      title={title}
      action={t('终止')}
      danger
      act={act}
      ready={atOnce || lastDay !== ''}
      onAct={() => onEnd(atOnce ? null : lastDay)}
      onClose={onClose}
    >
      <Radio.Group value={atOnce} onChange={({ target }) => setAtOnce(target.value === true)}>
        <Radio value={false}>{t('到某日为止')}</Radio>
        <Radio value>{t('即刻')}</Radio>
      </Radio.Group>
      {atOnce ? (
        <p className="tc-muted">{explained}</p>
      ) : (
        <Field label={t('最后一日（含当日）')}>
          {(id) => <DayBox id={id} value={lastDay} onChange={setLastDay} />}
        </Field>
      )}
    </ActDialog>
  );
}
