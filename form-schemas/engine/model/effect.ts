/** What a side case does to the main case that it stands beside, as its stage is left forwards or its end entered. */
export type EffectDocument = {
  /** Only where this is true of the side case's facts. */
  readonly when?: string;
  readonly clause: readonly string[];
} & (
  | { readonly effect: 'suspend' }
  /** Of a case about a row: lifts what the case that wrote the row has suspended; else every suspension. */
  | { readonly effect: 'resume' }
  /** Back to a stage of the main procedure; what forms behind it have set is gone. */
  | { readonly effect: 'restart'; readonly stage: string }
  /** To an end stage of the main procedure. */
  | { readonly effect: 'end'; readonly stage: string }
  /** Sets a fact that the procedure owns (`owner: effect`). */
  | { readonly effect: 'set'; readonly fact: string; readonly value: string }
);
