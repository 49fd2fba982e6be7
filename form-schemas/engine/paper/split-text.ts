/** A text of a paper taken apart: what stands there, and expressions between double braces. */
export type TextPart = { readonly text: string } | { readonly expression: string };

const EXPRESSION = /\{\{([\s\S]*?)\}\}/g;

/** @returns null where braces are left open, or nothing stands between them */
export function splitText(text: string): readonly TextPart[] | null {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(EXPRESSION)) {
    const inside = (match[1] ?? '').trim();
    if (inside === '') return null;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ expression: inside });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts.some((part) => 'text' in part && /\{\{|\}\}/.test(part.text)) ? null : parts;
}
