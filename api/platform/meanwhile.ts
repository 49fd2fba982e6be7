/**
 * Thrown inside a transaction that writes, by what has to be awaited without holding it: the transaction is rolled
 * back, the work is done, and everything is done again from the start, where the answer is then at hand.
 */
export class Meanwhile extends Error {
  constructor(readonly work: () => Promise<void>) {
    super('to be done again after work outside the transaction');
    this.name = 'Meanwhile';
  }
}

/** How often an act may find that something else has to be awaited first. */
const MOST_ROUNDS = 5;

/** Acts again for as long as it finds that work has to be done outside first. `act` ends its transaction when it fails. */
export async function withMeanwhile<T>(act: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Meanwhile) || round === MOST_ROUNDS) throw error;
      await error.work();
    }
  }
}
