/**
 * What the language is and how much of it one text may use.
 *
 * The version enters a regime's content hash: it rises with every change of meaning, never with a mere addition of messages.
 */
export const LANGUAGE_VERSION = 2;

/** Bounds on one text. Past them it is refused before any work proportional to its size is done. */
export const LIMITS = {
  /** UTF-16 units of an expression or of unary tests. */
  length: 10_000,
  /** Brackets, conditions and operators open inside one another. */
  depth: 64,
  nodes: 5_000,
  /** Height of the tree: bounds the chains `a + b + c …` that open no bracket. */
  height: 512,
  /** Items of a list that a function, filter or quantifier looks at; a longer list gives null. */
  items: 10_000,
  /** Items looked at in one evaluation over all loops, nested ones multiplied; past it the answer is null. */
  work: 1_000_000,
  /** Characters of a text that `+` may build. */
  text: 10_000,
  /** Digits of a number literal. */
  digits: 30,
  /** Findings told of one text. */
  findings: 20,
} as const;

/** Words that are no names. The last four are FEEL that this subset leaves out on purpose. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'true',
  'false',
  'null',
  'and',
  'or',
  'in',
  'between',
  'if',
  'then',
  'else',
  'some',
  'every',
  'satisfies',
  'for',
  'return',
  'function',
  'instance',
]);

/** A name: a letter of any script or `_`, then letters, `_` and half-width digits. */
export const NAME = /^[\p{L}_][\p{L}\p{M}_0-9]*$/u;
