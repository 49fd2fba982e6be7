import type { JsonObject } from '../../form-schemas/engine';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Answers to the scope questions while they are being asked: a reload or a step back loses nothing. In the tab only,
 * per person, and gone when it is closed, when the project turns out not to fall under the regulation, or when the draft begins.
 */
export class ScopeAnswers {
  private readonly name: string;

  constructor(
    private readonly storage: Store,
    asked: { readonly person: string; readonly edition: string; readonly procedure: string },
  ) {
    this.name = `tongchou.scope.${asked.person}.${asked.edition}.${asked.procedure}`;
  }

  keep(given: JsonObject): void {
    try {
      this.storage.setItem(this.name, JSON.stringify(given));
    } catch {
      // Storage full or forbidden: the answers are still on the page.
    }
  }

  read(): JsonObject {
    try {
      const kept = JSON.parse(this.storage.getItem(this.name) ?? '{}') as unknown;
      return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as JsonObject) : {};
    } catch {
      return {};
    }
  }

  forget(): void {
    this.storage.removeItem(this.name);
  }
}
