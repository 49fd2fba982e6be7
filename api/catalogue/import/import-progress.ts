/** How far imports are that this process works on, by their id: what a transaction that is still open cannot tell others. */
const running = new Map<string, number>();

export function tellProgress(id: string, percent: number): void {
  running.set(id, Math.min(99, Math.max(0, Math.floor(percent))));
}

export function progressOf(id: string): number | null {
  return running.get(id) ?? null;
}

export function endProgress(id: string): void {
  running.delete(id);
}
