import { Radio } from 'antd';
import type { OpenApplication } from '../application/application-queries';

export type LineVerdict = 'APPROVE' | 'REJECT' | 'RETURN';

interface LineVerdictsProps {
  readonly lines: OpenApplication['lines'];
  readonly chosen: Readonly<Record<string, LineVerdict>>;
  readonly onChange: (chosen: Readonly<Record<string, LineVerdict>>) => void;
}

const OPTIONS = [
  { value: 'APPROVE', label: '同意' },
  { value: 'REJECT', label: '不同意' },
  { value: 'RETURN', label: '退出清单，另行审定' },
];

/** A list is decided as a whole; with its approval, single projects may be refused or taken off it here. */
export function LineVerdicts({ lines, chosen, onChange }: LineVerdictsProps) {
  const open = lines.flatMap(({ application, code, title, outcome }) =>
    application && outcome === null ? [{ id: application.id, title: `${code} ${title}` }] : [],
  );
  return (
    <div className="tc-field">
      <span className="tc-legend">清单所列项目（同意清单时，可对个别项目另作决定）</span>
      {open.map(({ id, title }) => (
        <div className="tc-line" key={id}>
          <div id={`line-${id}`}>{title}</div>
          <div role="radiogroup" aria-labelledby={`line-${id}`}>
            <Radio.Group
              name={`line-${id}`}
              options={OPTIONS}
              value={chosen[id] ?? 'APPROVE'}
              onChange={(event) => onChange({ ...chosen, [id]: event.target.value as LineVerdict })}
            />
          </div>
        </div>
      ))}
    </div>
  );
}
