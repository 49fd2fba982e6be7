import type { JsonObject } from '../../form-schemas/engine';

/** A system by its number in the directory of systems. */
export interface LinkedSystem {
  readonly number: string;
  readonly name: string;
}

/** What an entry says: cleaned answers of the guideline's form and of the city's own, and what it is linked to. */
export interface CatalogueContent {
  readonly fields: JsonObject;
  readonly extension: JsonObject;
  /** Database ids. */
  readonly projects: readonly string[];
  readonly systems: readonly LinkedSystem[];
}
