import { Radio } from 'antd';
import { totalOf } from '../application/line-total';
import type { OpenApplication } from '../application/application-queries';
import { Link } from 'react-router';
import { t } from '../i18n/t';
import { Money } from '../kit/money';

export type LineVerdict = 'APPROVE' | 'REJECT' | 'RETURN';

interface LineVerdictsProps {
  readonly lines: OpenApplication['lines'];
  readonly chosen: Readonly<Record<string, LineVerdict>>;
  readonly onChange: (chosen: Readonly<Record<string, LineVerdict>>) => void;
}

const OPTIONS = [
  { value: 'APPROVE', label: t('同意') },
  { value: 'REJECT', label: t('不同意') },
  { value: 'RETURN', label: t('退出清单，另行审定') },
];

/** A list is decided as a whole; with its approval, single projects may be refused or taken off it here. */
export function LineVerdicts({ lines, chosen, onChange }: LineVerdictsProps) {
  const open = lines.flatMap(({ application, code, title, outcome }) =>
    application && outcome === null ? [{ ...application, title: `${code} ${title}` }] : [],
  );
  return (
    <div className="tc-field">
      <span className="tc-legend">{t('清单所列项目（同意清单时，可对个别项目另作决定）')}</span>
      {open.map(({ id, title, organisation, project }) => (
        <div className="tc-line" key={id}>
          <div id={`line-${id}`}>
            <Link to={`/applications/${id}`}>{title}</Link>
          </div>
          <div className="tc-muted">
            {organisation?.title} {totalOf(project) !== null && <Money yuan={totalOf(project)} />}
          </div>
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
