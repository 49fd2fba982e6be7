import type { Sources } from '../source';

/** A rule of the house: answers one sentence per breach, each beginning with the place. */
export type HouseRule = (sources: Sources) => readonly string[];
