/** Wakes one who waits, once for any number of calls meanwhile. */
export class Signal {
  private isSet = false;
  private waiting: (() => void) | null = null;

  set(): void {
    this.isSet = true;
    this.waiting?.();
    this.waiting = null;
  }

  async wait(): Promise<void> {
    if (!this.isSet) await new Promise<void>((resolve) => (this.waiting = resolve));
    this.isSet = false;
  }
}
