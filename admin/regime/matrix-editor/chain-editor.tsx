import { Button, Select } from 'antd';
import { useId } from 'react';
import {
  bodyTitle,
  type ChainStepDocument,
  type CompiledRegime,
  type MatrixDocument,
} from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Chain } from '../../kit/chain';
import { StepEditor } from './step-editor';

interface ChainEditorProps {
  readonly document: MatrixDocument;
  readonly row: number;
  readonly regime: CompiledRegime | null;
  readonly readOnly: boolean;
  readonly onChange: (chain: readonly ChainStepDocument[], label: string) => void;
}

/** Who acts after whom for one row: steps are added, moved, changed and taken out, or the whole chain copied from another row. */
export function ChainEditor({ document, row, regime, readOnly, onChange }: ChainEditorProps) {
  const id = useId();
  const chain = document.rows[row]?.chain ?? [];
  const number = row + 1;
  const titleOf = (code: string) => bodyTitle(regime, code);
  const put = (steps: readonly ChainStepDocument[]) => onChange(steps, t('改第 {{row}} 行的审批链', { row: number }));
  const others = document.rows.flatMap((each, index) =>
    index !== row && each.chain.length > 0
      ? [{ value: index, label: t('第 {{row}} 行 {{id}}', { row: index + 1, id: each.id }) }]
      : [],
  );
  return (
    <div className="tc-mx-chain-editor">
      {chain.length === 0 ? (
        <p className="tc-mx-wrong">{t('这一行还没有审批步骤：命中它的项目无人审批。')}</p>
      ) : (
        <Chain steps={chain.map((step) => ({ ...step, bodies: step.bodies.map(titleOf) }))} />
      )}
      {!readOnly && (
        <>
          <ol className="tc-mx-steps">
            {chain.map((step, index) => (
              <StepEditor
                key={index}
                step={step}
                index={index}
                last={chain.length - 1}
                regime={regime}
                onChange={(changed) => put(chain.map((each, at) => (at === index ? changed : each)))}
                onMove={(to) => {
                  const rest = chain.filter((_, at) => at !== index);
                  put([...rest.slice(0, to), step, ...rest.slice(to)]);
                }}
                onRemove={() => put(chain.filter((_, at) => at !== index))}
              />
            ))}
          </ol>
          <div className="tc-mx-actions">
            <Button size="small" onClick={() => put([...chain, { action: 'decide', mode: 'one', bodies: [] }])}>
              {t('添加一步')}
            </Button>
            <label htmlFor={`${id}-copy`}>{t('照抄')}</label>
            <Select
              id={`${id}-copy`}
              size="small"
              style={{ minWidth: 180 }}
              value={null}
              placeholder={t('另一行的审批链')}
              showSearch
              optionFilterProp="label"
              disabled={others.length === 0}
              options={others}
              onChange={(from: number | null) => from !== null && put(document.rows[from]?.chain ?? [])}
            />
          </div>
        </>
      )}
    </div>
  );
}
