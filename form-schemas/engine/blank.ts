/** White space, and what only looks like it: zero-width characters and fillers. */
const BLANK = /^[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;

/** Whether a text says nothing: a reason, a citation, an answer made of invisible characters is not given. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}
