import { Modal } from 'antd';
import type { CaseWords } from '../../../form-schemas/formats/case-words';
import { t } from '../../i18n/t';
import { BeforeAfter } from './before-after';
import type { ShownCase } from './read-cases';
import { differences } from './word-case';

interface BulkDialogProps {
  readonly cases: readonly ShownCase[];
  readonly words: CaseWords;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** What each case said and would say from now on, to be read before all of them are rewritten. */
export function BulkDialog({ cases, words, onConfirm, onClose }: BulkDialogProps) {
  return (
    <Modal
      open
      width={900}
      title={t('按新规定改写案例')}
      okText={t('改写这 {{count}} 个案例', { count: cases.length })}
      cancelText={t('取消')}
      onOk={onConfirm}
      onCancel={onClose}
    >
      <p>{t('请逐个看过：这些情形依新的规定，是否确实应当得出右边（下边）的结果？若不是，应改的是规定，不是案例。')}</p>
      <ol className="tc-case-bulk">
        {cases.map((one) => (
          <li key={one.worked.code}>
            <strong>{one.worked.title}</strong>
            {differences(one, words).map((line) => (
              <BeforeAfter key={line.index} line={line} />
            ))}
          </li>
        ))}
      </ol>
    </Modal>
  );
}
