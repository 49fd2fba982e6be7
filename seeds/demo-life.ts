import type { JsonObject } from '../form-schemas/engine';

/** An entry of the resource catalogue: answers of the guideline's form, and of the city's own. */
export interface LifeEntry {
  readonly fields: JsonObject;
  readonly extension: JsonObject;
}

/**
 * A case of the demonstration that is told as a worked case of its regime tells it: each stage, in the name of each body, with
 * the days moved so that the last one is just past. The regime's own proof sees to it that the story holds.
 */
export interface DemoLife {
  /** Code of the worked case, of kind story. */
  readonly story: string;
  /** What the project is called; absent for a case that has no project. */
  readonly title?: string;
  /** Login of whoever files for the unit, and the code of its organisation. */
  readonly by: string;
  readonly unit: string;
  /** The last day of the story that is told, as the story has it. */
  readonly until: string;
  /** Labels of the cases beside the project that are told too. */
  readonly beside?: readonly string[];
  /** Words of the story, and what the demonstration says instead. */
  readonly words: Readonly<Record<string, string>>;
  /** From this day of the story on everything is later by so many days. */
  readonly later?: { readonly from: string; readonly days: number };
  /** What its project publishes in the catalogue, one by one, as the story comes to need them. */
  readonly entries?: readonly LifeEntry[];
  /** Papers that have been issued of it, by the login of whoever issues them. */
  readonly papers?: readonly { readonly paper: string; readonly by: string }[];
  /** In the years of the story itself: what the regime says depends on them. */
  readonly asWritten?: boolean;
}
