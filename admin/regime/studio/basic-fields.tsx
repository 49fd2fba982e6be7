import { Input, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import type { RegimeDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { DateBox } from '../../widgets/date-box';
import { readDayText } from '../../widgets/day-text';
import { BASIS_STATUS, LEVEL, wordOf } from '../editions/words';
import { useWorkspace } from '../workspace/workspace';
import { LocalMark } from './local-mark';
import { idOfPlace } from './use-at';
import type { useDocument } from './use-document';
import type { LocalDesk } from './use-local';

type SetRegime = ReturnType<typeof useDocument<'regime'>>['set'];

interface BasicFieldsProps {
  readonly document: RegimeDocument;
  readonly set: SetRegime;
  readonly local: LocalDesk | null;
}

/** Whose document it is and from when it applies: the beginning of `regime.json` as boxes. */
export function BasicFields({ document, set, local }: BasicFieldsProps) {
  const { readOnly } = useWorkspace();
  const { basis, jurisdiction } = document;
  const text = (key: string, label: string, value: string) => (
    <Field key={key} name={key} label={label} local={local}>
      {(id) => (
        <Input
          id={id}
          value={value}
          maxLength={200}
          readOnly={readOnly}
          {...(value.trim() === '' ? { status: 'error' as const } : {})}
          onChange={({ target }) => set(key.split('/'), target.value, t('改{{label}}', { label }))}
        />
      )}
    </Field>
  );
  const day = (key: string, label: string, value: string | undefined, optional = false) => (
    <Field key={key} name={key} label={label} local={local}>
      {(id) => (
        <DateBox
          id={id}
          value={value ?? ''}
          disabled={readOnly}
          onChange={(given) => {
            const read = readDayText(given ?? '');
            // What cannot be read yet stays in the box; the document keeps the last day that could.
            if (read.fine && (read.day !== null || optional))
              set(key.split('/'), read.day ?? undefined, t('改{{label}}', { label }));
          }}
        />
      )}
    </Field>
  );
  return (
    <Panel
      title={t('基本信息')}
      extra={<span className="tc-muted">{t('代码 {{code}}', { code: document.code })}</span>}
    >
      <div id="local-basics" className="tc-basics">
        {text('title', t('制度名称'), document.title)}
        {text('basis/title', t('文件名称'), basis.title)}
        {text('basis/number', t('文号'), basis.number)}
        {text('basis/issuer', t('发文机关'), basis.issuer)}
        {day('basis/issued', t('印发日期'), basis.issued)}
        {day('basis/effectiveFrom', t('施行日期'), basis.effectiveFrom)}
        {day('basis/effectiveTo', t('失效日期（没有则空着）'), basis.effectiveTo, true)}
        <Field name="basis/status" label={t('效力')} local={local}>
          {(id) => (
            <Select
              id={id}
              style={{ width: '100%' }}
              disabled={readOnly}
              value={basis.status}
              options={Object.entries(BASIS_STATUS).map(([value, label]) => ({ value, label }))}
              onChange={(status: string) => set(['basis', 'status'], status, t('改效力'))}
            />
          )}
        </Field>
      </div>
      <p className="tc-muted">
        {t('辖区：{{title}}（{{level}}，{{code}}）', {
          title: jurisdiction.title,
          level: wordOf(LEVEL, jurisdiction.level),
          code: jurisdiction.code,
        })}
      </p>
    </Panel>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly local: LocalDesk | null;
  readonly children: (id: string) => ReactNode;
}

function Field({ name, label, local, children }: FieldProps) {
  const id = useId();
  return (
    <div className="tc-basic" id={idOfPlace(`regime.json#/${name}`)} tabIndex={-1}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      <LocalMark local={local} of={name} />
    </div>
  );
}
