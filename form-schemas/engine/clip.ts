/** Cuts what someone gave to a length that fits a message; never through the middle of a character. */
export function clip(text: string, length = 40): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? `${cut.slice(0, -1)}…` : `${cut}…`;
}
