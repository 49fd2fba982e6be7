import { Button } from 'antd';
import { t } from '../i18n/t';

interface SaveRowsProps {
  /** How many rows there is something to save of. */
  readonly some: number;
  readonly bad: number;
  readonly isSaving: boolean;
  readonly onSave: (mode: 'ALL' | 'GOOD') => void;
}

/** After the look at a workbook: all of it, or the good rows only. */
export function SaveRows({ some, bad, isSaving, onSave }: SaveRowsProps) {
  return (
    <>
      <p>
        <Button type="primary" disabled={bad > 0 || some === 0} loading={isSaving} onClick={() => onSave('ALL')}>
          {t('全部保存')}
        </Button>{' '}
        <Button disabled={bad === 0 || some === 0} loading={isSaving} onClick={() => onSave('GOOD')}>
          {t('只保存合格的 {{count}} 行', { count: some })}
        </Button>
      </p>
      {bad > 0 && <p className="tc-muted">{t('有不合格的行，不能全部保存：改正后重新上传，或者只保存合格的行。')}</p>}
    </>
  );
}
