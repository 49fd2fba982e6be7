import type { StoryEvent } from '../../form-schemas/engine';

/** Who hands in and decides by other means than the API, such as the pages of the console. */
export interface Hands {
  /** Fills in a draft and hands it in. @returns the id of its case, and the rules of which one was warned before */
  file(event: StoryEvent, draft: string): Promise<{ readonly id: string; readonly warned: readonly string[] }>;
  decide(event: StoryEvent, task: string): Promise<void>;
}
