import type { ChainStep, Slot, Verdict } from './case';

/** A ratio `n/d` as two integers; null where it is not one with 0 < n ≤ d. */
export function parseRatio(text: string | null): { readonly n: number; readonly d: number } | null {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text ?? '');
  const [n, d] = [Number(match?.[1]), Number(match?.[2])];
  return match && n > 0 && n <= d ? { n, d } : null;
}

/**
 * Whether the signatures so far settle a step, and how; null while it is open. Approvals are counted, not
 * completions. A return settles at once in every mode.
 *
 * | mode           | approve                                             | reject                             |
 * | -------------- | --------------------------------------------------- | ---------------------------------- |
 * | one, all       | every body approves                                 | the first reject                   |
 * | sequence       | every body approves, in order                       | the first reject                   |
 * | any            | the first approve                                   | every body rejects                 |
 * | ratio          | approvals ÷ all bodies ≥ ratio, and every `must`    | no longer reachable, or a `must` rejects |
 *
 * A body that was asked besides (加签) counts on top of the mode, in every mode alike: its approval is needed too, its
 * refusal refuses. It is neither one of the `any` nor of those that a ratio counts. One that was let go no longer counts.
 */
export function settle(step: ChainStep, slots: readonly Slot[]): Verdict | null {
  const counted = slots.filter((slot) => slot.added === undefined || slot.status !== 'closed');
  if (counted.some((slot) => slot.decision?.verdict === 'return')) return 'return';
  const own = settleOwn(
    step,
    counted.filter((slot) => slot.added === undefined),
  );
  const added = counted.flatMap((slot) => (slot.added === undefined ? [] : [slot.decision?.verdict ?? null]));
  if (own === 'reject' || added.includes('reject')) return 'reject';
  return own === 'approve' && added.every((verdict) => verdict === 'approve') ? 'approve' : null;
}

function settleOwn(step: ChainStep, slots: readonly Slot[]): Verdict | null {
  const verdicts = slots.map((slot) => slot.decision?.verdict ?? null);
  const count = (verdict: Verdict | null) => verdicts.filter((given) => given === verdict).length;
  const total = slots.length;
  if (step.mode === 'any') return count('approve') > 0 ? 'approve' : count('reject') === total ? 'reject' : null;
  if (step.mode !== 'ratio') return count('reject') > 0 ? 'reject' : count('approve') === total ? 'approve' : null;

  const ratio = parseRatio(step.ratio) ?? { n: 1, d: 1 };
  const must = slots.filter((slot) => step.must.includes(slot.body)).map((slot) => slot.decision?.verdict ?? null);
  const [approvals, pending] = [count('approve'), count(null)];
  if (must.includes('reject') || (approvals + pending) * ratio.d < ratio.n * total) return 'reject';
  return approvals * ratio.d >= ratio.n * total && must.every((verdict) => verdict === 'approve') ? 'approve' : null;
}
