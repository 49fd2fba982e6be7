import { Select } from 'antd';
import { useId } from 'react';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { FileBox } from '../widgets/file-box';

interface Paper {
  readonly person: string | null;
  readonly scan: AttachmentAnswer | null;
}

interface RecordForProps extends Paper {
  readonly holders: readonly { readonly id: string; readonly name: string }[];
  readonly bodyTitle: string;
  readonly onChange: (paper: Paper) => void;
}

/** Whose decision on paper is entered, and the scan that shows it. Both names stay on the record. */
export function RecordFor({ holders, bodyTitle, person, scan, onChange }: RecordForProps) {
  const id = useId();
  return (
    <>
      <div className="tc-field">
        <label htmlFor={`${id}-person`}>作出决定的人（{bodyTitle}）</label>
        <Select
          id={`${id}-person`}
          style={{ width: '100%' }}
          placeholder="请选择"
          value={person}
          options={holders.map(({ id: value, name }) => ({ value, label: name }))}
          onChange={(value: string) => onChange({ person: value, scan })}
        />
      </div>
      <div className="tc-field">
        <span className="tc-legend" id={`${id}-scan`}>
          签批件扫描件
        </span>
        <FileBox
          id={`${id}-file`}
          labelledBy={`${id}-scan`}
          title="签批件扫描件"
          editable
          most={1}
          files={scan ? [scan] : []}
          onChange={(change) => onChange({ person, scan: change(scan ? [scan] : [])[0] ?? null })}
        />
      </div>
    </>
  );
}
