/** A bounded memory of what costs to make: the least recently used goes first. Failures are not kept. */
export class RecentlyUsed<V> {
  private readonly kept = new Map<string, Promise<V>>();
  private readonly made = new Map<string, V>();

  constructor(private readonly size: number) {}

  /** What is kept, if it is made already. */
  known(key: string): V | undefined {
    return this.made.get(key);
  }

  get(key: string, make: () => Promise<V>): Promise<V> {
    const known = this.kept.get(key);
    if (known) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const made = make();
    this.kept.set(key, made);
    made.then(
      (value) => this.kept.get(key) === made && this.made.set(key, value),
      () => this.kept.get(key) === made && this.kept.delete(key),
    );
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.size && oldest !== undefined) {
      this.kept.delete(oldest);
      this.made.delete(oldest);
    }
    return made;
  }
}
