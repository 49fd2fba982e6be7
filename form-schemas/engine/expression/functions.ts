import type { FunctionDefinition } from './function-definition';
import type { FunctionName } from './function-names';
import { DATE_FUNCTIONS } from './functions-of-dates';
import { LIST_FUNCTIONS } from './functions-of-lists';
import { NUMBER_FUNCTIONS } from './functions-of-numbers';
import { TEXT_FUNCTIONS } from './functions-of-texts';

/** `date` is no entry: it takes a literal only and is read by the parser. */
export const FUNCTIONS: ReadonlyMap<FunctionName, FunctionDefinition> = new Map([
  ...LIST_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS,
]);
