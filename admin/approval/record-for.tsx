import { Select } from 'antd';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { FileBox } from '../widgets/file-box';
import { t } from '../i18n/t';

interface Paper {
  readonly person: string | null;
  readonly scan: AttachmentAnswer | null;
}

interface RecordForProps extends Paper {
  readonly id: string;
  readonly holders: readonly { readonly id: string; readonly name: string }[];
  readonly bodyTitle: string;
  readonly onChange: (paper: Paper) => void;
}

/** Whose decision on paper is entered, and the scan that shows it. Both names stay on the record. */
export function RecordFor({ id, holders, bodyTitle, person, scan, onChange }: RecordForProps) {
  return (
    <>
      <div className="tc-field">
        <label htmlFor={id}>{t('作出决定的人（{{bodyTitle}}）', { bodyTitle })}</label>
        <Select
          id={id}
          style={{ width: '100%' }}
          placeholder={t('请选择')}
          value={person}
          options={holders.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={(value: string) => onChange({ person: value, scan })}
        />
      </div>
      <div className="tc-field">
        <span className="tc-legend" id={`${id}-scan`}>
          {t('签批件扫描件')}
        </span>
        <FileBox
          id={`${id}-file`}
          labelledBy={`${id}-scan`}
          title={t('签批件扫描件')}
          editable
          most={1}
          files={scan ? [scan] : []}
          onChange={(change) => onChange({ person, scan: change(scan ? [scan] : [])[0] ?? null })}
        />
      </div>
    </>
  );
}
