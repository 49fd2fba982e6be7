/** An element to be written; text stands alone, never beside children, so that no space is added to it. */
export interface Xml {
  readonly name: string;
  /** Undefined ones are left out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly content?: string | readonly (Xml | null)[];
}

export function writeXml(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '')}\n`;
}

function write({ name, attributes = {}, content = [] }: Xml, indent: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value, true)}"`],
  );
  const head = `${indent}<${name}${written.join('')}`;
  if (typeof content === 'string') return `${head}>${escapeXml(content, false)}</${name}>`;
  const children = content.flatMap((child) => (child === null ? [] : [write(child, `${indent}  `)]));
  return children.length === 0 ? `${head}/>` : `${head}>\n${children.join('\n')}\n${indent}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Line ends and tabs survive in attributes only as numbers, a carriage return nowhere otherwise. */
function escapeXml(text: string, isAttribute: boolean): string {
  return text.replace(isAttribute ? /[&<>"\r\n\t]/g : /[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}

/** The first character in any text of a value that XML cannot hold in any form; null where there is none. */
export function unwritable(value: unknown): string | null {
  if (typeof value === 'string') return [...value].find(isUnwritable) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const strange = unwritable(key) ?? unwritable(item);
    if (strange !== null) return strange;
  }
  return null;
}

/** Control characters but tab and line ends, halves of a pair, and the two that are no characters. */
function isUnwritable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const isControl = code < 0x20 && code !== 0x9 && code !== 0xa && code !== 0xd;
  return isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
}
