import type { Field } from '@formily/core';
import { observer, useField } from '@formily/react';
import { toJS } from '@formily/reactive';
import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { FieldRule } from '../../../form-schemas/engine';
import { typeOfNode } from '../../../form-schemas/engine/form/component';
import { t } from '../../i18n/t';
import { fieldIds } from '../../widgets/item';
import { ConditionEditor } from './condition-editor';
import { ExpressionText } from './expression-text';
import { usePanel } from './panel-context';
import { ClauseChooser } from './panel-fields';

/** Required: no, yes, or when a condition holds. The condition counts from when it is complete. */
export const RequiredBox = observer(function RequiredBox() {
  const field = useField<Field>();
  const { names } = usePanel();
  const [choosing, setChoosing] = useState(false);
  const value: unknown = field.value;
  const mode = typeof value === 'string' || choosing ? 'when' : value === true ? 'yes' : 'no';
  return (
    <>
      <Radio.Group
        aria-labelledby={fieldIds(field).label}
        name={fieldIds(field).id}
        value={mode}
        options={[
          { value: 'no', label: t('选填') },
          { value: 'yes', label: t('必填') },
          { value: 'when', label: t('符合条件时必填') },
        ]}
        onChange={(event) => {
          const next = String(event.target.value);
          setChoosing(next === 'when');
          if (next !== 'when') void field.onInput(next === 'yes');
        }}
      />
      {mode === 'when' && (
        <ConditionEditor
          value={typeof value === 'string' ? value : ''}
          onChange={(text) => {
            setChoosing(text === '');
            void field.onInput(text === '' ? false : text);
          }}
          names={names}
          label={t('必填的条件')}
          none={t('尚无条件：请添加，添加之前为选填')}
        />
      )}
    </>
  );
});

export const ConditionBox = observer(function ConditionBox() {
  const field = useField<Field>();
  const { names } = usePanel();
  return (
    <ConditionEditor
      value={String(field.value ?? '')}
      onChange={(text) => void field.onInput(text)}
      names={names}
      label={t('显示的条件')}
      none={t('没有条件：一直显示')}
    />
  );
});

export const ComputedBox = observer(function ComputedBox() {
  const field = useField<Field>();
  const { names, node } = usePanel();
  const [open, setOpen] = useState(false);
  const value = String(field.value ?? '');
  const expected = typeOfNode(node);
  if (value === '' && !open) {
    return (
      <div>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('改为由系统计算')}
        </Button>
      </div>
    );
  }
  return (
    <>
      {expected && (
        <ExpressionText
          value={value}
          onChange={(text) => void field.onInput(text)}
          names={names}
          expected={expected}
          label={t('计算的算式')}
        />
      )}
      <div className="tc-help">{t('值由系统按此算出，填表人不能填；清空即恢复为由人填写')}</div>
    </>
  );
});

/** Conditions that must hold of what was filled in, each with what it says when it does not. */
export const RulesBox = observer(function RulesBox() {
  const field = useField<Field>();
  const rules = (toJS(field.value) as readonly FieldRule[] | undefined) ?? [];
  const set = (next: readonly FieldRule[]): void => void field.onInput(next.map((rule) => ({ ...rule })));
  return (
    <div role="group" aria-labelledby={fieldIds(field).label}>
      {rules.map((rule, at) => (
        <RuleBox
          key={at}
          number={at + 1}
          rule={rule}
          onChange={(next) => set(rules.map((one, index) => (index === at ? next : one)))}
          onRemove={() => set(rules.filter((_, index) => index !== at))}
        />
      ))}
      <Button size="small" onClick={() => set([...rules, { test: '', message: '' }])}>
        {t('添加规则')}
      </Button>
    </div>
  );
});

interface RuleBoxProps {
  readonly number: number;
  readonly rule: FieldRule;
  readonly onChange: (rule: FieldRule) => void;
  readonly onRemove: () => void;
}

function RuleBox({ number, rule, onChange, onRemove }: RuleBoxProps) {
  const { names } = usePanel();
  return (
    <div className="tc-fe-rule" role="group" aria-label={t('规则 {{number}}', { number })}>
      <div className="tc-fe-rule-head">
        <strong>{t('规则 {{number}}：须符合', { number })}</strong>
        <Button size="small" type="text" aria-label={t('删除规则 {{number}}', { number })} onClick={onRemove}>
          {t('删除')}
        </Button>
      </div>
      <ConditionEditor
        value={rule.test}
        onChange={(test) => onChange({ ...rule, test })}
        names={names}
        label={t('规则 {{number}} 的条件', { number })}
        none={t('请添加条件')}
      />
      <Input.TextArea
        aria-label={t('规则 {{number}} 不符合时的提示', { number })}
        placeholder={t('不符合时的提示，如：总投资须达到30万元')}
        autoSize={{ minRows: 1, maxRows: 5 }}
        value={rule.message}
        onChange={(event) => onChange({ ...rule, message: event.target.value })}
      />
      <Select
        aria-label={t('规则 {{number}} 的效力', { number })}
        value={rule.severity ?? 'error'}
        options={[
          { value: 'error', label: t('不符合不得提交') },
          { value: 'warning', label: t('只作提醒') },
        ]}
        onChange={(severity: 'error' | 'warning') => onChange(withSeverity(rule, severity))}
      />
      <ClauseChooser
        label={t('规则 {{number}} 的依据条款', { number })}
        value={rule.clause ?? []}
        onChange={(clause) => onChange(withClause(rule, clause))}
      />
    </div>
  );
}

function withSeverity({ severity: _, ...rule }: FieldRule, severity: 'error' | 'warning'): FieldRule {
  return severity === 'error' ? rule : { ...rule, severity };
}

function withClause({ clause: _, ...rule }: FieldRule, clause: readonly string[]): FieldRule {
  return clause.length === 0 ? rule : { ...rule, clause };
}
