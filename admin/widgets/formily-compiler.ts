import { Schema } from '@formily/json-schema';

/**
 * Formily evaluates every `{{…}}` in a schema as JavaScript. Here it never does: the text stays text. Rules of the
 * regime are the engine's business, and a label with braces in it is a label.
 */
export function registerInertCompiler(): void {
  Schema.registerCompiler((expression: string) => `{{${expression}}}`);
}

registerInertCompiler();
