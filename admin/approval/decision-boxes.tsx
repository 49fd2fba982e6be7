import { Input } from 'antd';
import { t } from '../i18n/t';

interface DecisionBoxesProps {
  /** Before the ids of the boxes. */
  readonly id: string;
  /** Null: not asked. */
  readonly minutes: string | null;
  readonly opinion: string | null;
  readonly onChange: (boxes: { readonly minutes?: string; readonly opinion?: string }) => void;
}

/** The number of a meeting's minutes, and the opinion where the stage's form does not end with one. */
export function DecisionBoxes({ id, minutes, opinion, onChange }: DecisionBoxesProps) {
  return (
    <>
      {minutes !== null && (
        <div className="tc-field">
          <label htmlFor={`${id}-minutes`}>{t('会议纪要文号')}</label>
          <Input
            id={`${id}-minutes`}
            maxLength={200}
            value={minutes}
            onChange={(event) => onChange({ minutes: event.target.value })}
          />
        </div>
      )}
      {opinion !== null && (
        <div className="tc-field">
          <label htmlFor={`${id}-opinion`}>{t('意见')}</label>
          <Input.TextArea
            id={`${id}-opinion`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={opinion}
            onChange={(event) => onChange({ opinion: event.target.value })}
          />
        </div>
      )}
    </>
  );
}
