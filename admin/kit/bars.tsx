import { Button } from 'antd';
import { useState } from 'react';
import { t } from '../i18n/t';
import './list.css';

/** A group of what a list holds. */
export interface BarGroup {
  /** What the filter is set to; null: the list cannot be filtered by it. */
  readonly key: string | null;
  readonly label: string;
  readonly count: number;
  /** The number with its unit, and beside it an amount where there is one. */
  readonly words: string;
  readonly amount?: string;
  /** The amount to the fen, on hover. */
  readonly exact?: string;
}

interface BarsProps {
  readonly title: string;
  readonly groups: readonly BarGroup[];
  /** Keys that the filter has. */
  readonly chosen: readonly string[];
  readonly onToggle: (key: string) => void;
}

const SHOWN = 6;

/** Groups as bars with their numbers: as long as they are many; a click filters by the group, another one no more. */
export function Bars({ title, groups, chosen, onToggle }: BarsProps) {
  const [all, setAll] = useState(false);
  const most = Math.max(...groups.map(({ count }) => count), 1);
  const shown = all ? groups : groups.slice(0, SHOWN);
  return (
    <section className="tc-bars-of" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {shown.map((group) => (
          <li key={group.key ?? ''}>
            <Bar
              group={group}
              most={most}
              chosen={group.key !== null && chosen.includes(group.key)}
              {...{ onToggle }}
            />
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && (
        <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('只看前 {{count}} 项', { count: SHOWN }) : t('另有 {{count}} 项', { count: groups.length - SHOWN })}
        </Button>
      )}
    </section>
  );
}

interface BarProps {
  readonly group: BarGroup;
  readonly most: number;
  readonly chosen: boolean;
  readonly onToggle: (key: string) => void;
}

function Bar({ group: { key, label, count, words, amount, exact }, most, chosen, onToggle }: BarProps) {
  const inside = (
    <>
      <span className="tc-bar-label">{label}</span>
      <span className="tc-bar-numbers numeric" title={exact}>
        {words} {amount !== undefined && <span className="tc-muted">{amount}</span>}
      </span>
      <span className="tc-bar-track" aria-hidden="true">
        <span style={{ width: `${Math.max(2, Math.round((count * 100) / most))}%` }} />
      </span>
    </>
  );
  if (key === null) return <div className="tc-bar">{inside}</div>;
  return (
    <button type="button" className="tc-bar" aria-pressed={chosen} onClick={() => onToggle(key)}>
      {inside}
    </button>
  );
}
