import { Button, Select } from 'antd';
import type { ChainAction, ChainMode, ChainStepDocument, CompiledRegime } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ACTION, MODE, word } from '../../kit/words';
import { ACTIONS, MODES } from './chain-text';

interface StepEditorProps {
  readonly step: ChainStepDocument;
  readonly index: number;
  readonly last: number;
  readonly regime: CompiledRegime | null;
  readonly onChange: (step: ChainStepDocument) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** One step: what is done, by whom, how they act together, what they fill in. */
export function StepEditor({ step, index, last, regime, onChange, onMove, onRemove }: StepEditorProps) {
  const number = index + 1;
  const bodies = [...(regime?.bodies.values() ?? [])].map(({ code, title }) => ({ value: code, label: title }));
  const forms = [...(regime?.forms.values() ?? [])].map(({ document }) => ({
    value: document.code,
    label: document.title,
  }));
  const change = (changed: Partial<ChainStepDocument>) => {
    const next = { ...step, ...changed };
    const { action, mode, bodies: who, ratio, must, form } = next;
    onChange({
      action,
      mode,
      bodies: who,
      ...(mode === 'ratio' ? { ratio: ratio ?? '2/3', ...(must && must.length > 0 ? { must } : {}) } : {}),
      ...(form ? { form } : {}),
    });
  };
  return (
    <li>
      <select
        aria-label={t('第 {{step}} 步做什么', { step: number })}
        value={step.action}
        onChange={(event) => change({ action: event.target.value as ChainAction })}
      >
        {ACTIONS.map((action) => (
          <option key={action} value={action}>
            {word(ACTION, action)}
          </option>
        ))}
      </select>
      <Select
        aria-label={t('第 {{step}} 步由谁', { step: number })}
        className="tc-mx-bodies"
        size="small"
        mode="multiple"
        placeholder={t('机构或岗位')}
        optionFilterProp="label"
        value={[...step.bodies]}
        options={bodies}
        onChange={(chosen: string[]) =>
          change({
            bodies: chosen,
            mode:
              chosen.length > 1 && step.mode === 'one'
                ? 'all'
                : chosen.length === 1 && step.mode === 'all'
                  ? 'one'
                  : step.mode,
          })
        }
      />
      <select
        aria-label={t('第 {{step}} 步怎样办', { step: number })}
        value={step.mode}
        onChange={(event) => change({ mode: event.target.value as ChainMode })}
      >
        {MODES.map((mode) => (
          <option key={mode} value={mode}>
            {mode === 'one' ? t('单签') : word(MODE, mode)}
          </option>
        ))}
      </select>
      {step.mode === 'ratio' && (
        <>
          <input
            className="tc-mx-ratio"
            aria-label={t('第 {{step}} 步须多少同意', { step: number })}
            placeholder="2/3"
            aria-invalid={!/^\d+\/[1-9]\d*$/.test(step.ratio ?? '')}
            value={step.ratio ?? ''}
            onChange={(event) => change({ ratio: event.target.value.normalize('NFKC') })}
          />
          <Select
            aria-label={t('第 {{step}} 步谁必须同意', { step: number })}
            size="small"
            mode="multiple"
            style={{ minWidth: 140 }}
            placeholder={t('必须同意者')}
            value={[...(step.must ?? [])]}
            options={bodies.filter(({ value }) => step.bodies.includes(value))}
            onChange={(must: string[]) => change({ must })}
          />
        </>
      )}
      <select
        aria-label={t('第 {{step}} 步填写的表单', { step: number })}
        value={step.form ?? ''}
        onChange={(event) => change({ form: event.target.value })}
      >
        <option value="">{t('不填表')}</option>
        {step.form !== undefined && !forms.some(({ value }) => value === step.form) && (
          <option value={step.form}>{step.form}</option>
        )}
        {forms.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <span className="tc-mx-step-moves">
        <Button
          size="small"
          aria-label={t('第 {{step}} 步上移', { step: number })}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          aria-label={t('第 {{step}} 步下移', { step: number })}
          disabled={index === last}
          onClick={() => onMove(index + 1)}
        >
          ↓
        </Button>
        <Button size="small" danger aria-label={t('去掉第 {{step}} 步', { step: number })} onClick={onRemove}>
          ×
        </Button>
      </span>
    </li>
  );
}
