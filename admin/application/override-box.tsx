import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import type { OverrideGiven } from '../../form-schemas/engine';
import { ClauseChip } from '../kit/clause-chip';
import type { OverrideAsked } from './dry-run';
import './draft-page.css';
import { t } from '../i18n/t';

const NEED = { reason: t('理由'), citation: t('依据条文（法律法规名称与条款）') } as const;

interface OverrideBoxProps {
  readonly asked: OverrideAsked;
  readonly given: OverrideGiven | undefined;
  /** Null: not lifted. */
  readonly onChange: (given: OverrideGiven | null) => void;
}

/** Lifting a rule is somebody's own act, on the record: which rule, by which article, and why. */
export function OverrideBox({ asked, given, onChange }: OverrideBoxProps) {
  const id = useId();
  return (
    <div className="tc-override" role="group" aria-labelledby={`${id}-title`}>
      <p>
        <strong id={`${id}-title`}>{asked.title}</strong> <ClauseChip article={asked.article} />
      </p>
      <p>{asked.message}</p>
      <Checkbox
        checked={given !== undefined}
        onChange={(event) => onChange(event.target.checked ? { rule: asked.rule } : null)}
      >
        {asked.voluntary ? t('申请补报（写明理由，记入案卷）') : t('准予例外（写明如下，记入案卷）')}
      </Checkbox>
      {given !== undefined &&
        asked.needs.map((need) => (
          <div key={need} style={{ marginTop: 8 }}>
            <label htmlFor={`${id}-${need}`}>{NEED[need]}</label>
            <Input.TextArea
              id={`${id}-${need}`}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={2000}
              value={given[need] ?? ''}
              onChange={(event) => onChange({ ...given, [need]: event.target.value })}
            />
          </div>
        ))}
    </div>
  );
}
