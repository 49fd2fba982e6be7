import type { Finding } from '../engine/finding';
import type { Json } from '../engine/value';

/** What was asked on the command line, names of verb and options already checked. */
export interface Call {
  readonly verb: string;
  readonly operands: readonly string[];
  /** Values by option name without dashes; switches have the value `''`. */
  readonly options: ReadonlyMap<string, string>;
}

/** What a verb answers: the same thing twice, for machines and for people. */
export interface Answer {
  readonly json: Json;
  readonly text: string;
  /** Those of severity error make the exit code 1. */
  readonly findings: readonly Finding[];
}

export interface Command {
  readonly verb: string;
  readonly operands: readonly string[];
  /** Option name → whether it takes a value, must be given, and what it means. */
  readonly options: Readonly<
    Record<string, { readonly value?: string; readonly required?: boolean; readonly about: string }>
  >;
  readonly about: string;
  run(call: Call): Answer;
}

/** The call cannot be answered at all: exit code 2. Thrown by commands, caught in main. */
export class Unusable extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
