import { Button, Select } from 'antd';
import { useState } from 'react';
import type { OpenTask } from './task-queries';

/** A verdict somebody is about to give, with words for the question before it. */
export interface Choice {
  readonly verdict: 'APPROVE' | 'REJECT' | 'RETURN';
  readonly to: string | null;
  readonly word: string;
  readonly title: string;
  readonly leadsTo: string;
}

interface VerdictsProps {
  readonly actions: OpenTask['availableActions'];
  readonly recording: boolean;
  readonly busy: boolean;
  /** Checks stand against approving; it can still be tried, the server decides. */
  readonly warned: boolean;
  readonly onChoose: (choice: Choice) => void;
}

const KNOWN = [
  { action: 'approve', verdict: 'APPROVE', word: '同意' },
  { action: 'return', verdict: 'RETURN', word: '退回' },
  { action: 'reject', verdict: 'REJECT', word: '不同意' },
] as const;

/** The buttons that decide; one that cannot be used says why beneath. */
export function Verdicts({ actions, recording, busy, warned, onChoose }: VerdictsProps) {
  const returning = actions.find(({ action }) => action === 'return');
  const [chosen, setChosen] = useState<string | null>(null);
  const backTo = chosen ?? returning?.to[0] ?? null;
  const shown = KNOWN.flatMap((known) => {
    const action = actions.find((candidate) => candidate.action === known.action);
    return action ? [{ ...known, available: action }] : [];
  });
  // A clerk holds no body; whether the person on paper may, the server says.
  const open = shown.filter(({ available }) => !available.refusal || (recording && available.to.length > 0));
  const closed = shown.filter((one) => !open.includes(one));
  return (
    <>
      {open.some(({ action }) => action === 'return') && (returning?.to.length ?? 0) > 1 && (
        <div className="tc-field">
          <label htmlFor="return-to">退回到（退回时用）</label>
          <Select
            id="return-to"
            style={{ width: '100%' }}
            value={backTo}
            options={
              returning?.to.map((code, index) => ({ value: code, label: returning.toTitles[index] ?? code })) ?? []
            }
            onChange={(code: string) => setChosen(code)}
          />
        </div>
      )}
      <div className="tc-verdicts">
        {open.map(({ verdict, word, available }) => {
          const to = verdict === 'RETURN' ? backTo : null;
          const titles = available.to.map((code, index) => available.toTitles[index] ?? code);
          const target =
            verdict === 'RETURN' ? (titles[available.to.indexOf(to ?? '')] ?? titles[0]) : titles.join('、');
          return (
            <Button
              key={verdict}
              type={verdict === 'APPROVE' ? 'primary' : 'default'}
              danger={verdict === 'REJECT'}
              size="large"
              loading={busy}
              onClick={() =>
                onChoose({
                  verdict,
                  to,
                  word,
                  title: verdict === 'RETURN' ? `退回到“${target ?? ''}”？` : `${word}？`,
                  leadsTo: leadsTo(verdict, target ?? ''),
                })
              }
            >
              {word}
            </Button>
          );
        })}
      </div>
      {warned && <p className="tc-section-bad">有核查不通过：可准予例外的请先写明，其余的请退回或不同意。</p>}
      {closed.length > 0 && (
        <ul className="tc-refusals">
          {closed.map(({ word, available }) => (
            <li key={word}>
              不能“{word}”：{available.refusal?.message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function leadsTo(verdict: Choice['verdict'], target: string): string {
  if (verdict === 'APPROVE') return `本步全部同意后转入“${target}”。决定记入案卷；下一位办理之前可以撤回。`;
  if (verdict === 'RETURN') return `案件回到“${target}”重新办理。意见会给对方看到。`;
  return `案件转入“${target}”。决定记入案卷。`;
}
