/** What a walk over XML meets, one after the other. Prefixes of names are left out: spreadsheets use one namespace at a place. */
export interface XmlVisitor {
  readonly open?: (name: string, attributes: string) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
/** The longest name of an entity that is looked at; entities of a document's own are never resolved. */
const ENTITY = /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g;

/** Walks over a piece of XML in one pass, in linear time. What is not well formed is passed over: the caller sees what is missing. */
export function walkXml(xml: string, { open, close, text }: XmlVisitor): void {
  let at = 0;
  while (at < xml.length) {
    const from = xml.indexOf('<', at);
    if (from < 0) break;
    if (from > at) text?.(decode(xml.slice(at, from)));
    if (xml.startsWith('<!--', from)) at = after(xml, '-->', from + 4);
    else if (xml.startsWith('<![CDATA[', from)) {
      const end = xml.indexOf(']]>', from + 9);
      text?.(xml.slice(from + 9, end < 0 ? xml.length : end));
      at = end < 0 ? xml.length : end + 3;
    } else if (xml.startsWith('<?', from)) at = after(xml, '?>', from + 2);
    else {
      const end = xml.indexOf('>', from);
      if (end < 0) break;
      tag(xml.slice(from + 1, end), open, close);
      at = end + 1;
    }
  }
  if (at < xml.length && !xml.slice(at).includes('<')) text?.(decode(xml.slice(at)));
}

/** The value of an attribute, decoded; null where it is not given. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? decode(found[1] ?? found[2] ?? '') : null;
}

function tag(inner: string, open: XmlVisitor['open'], close: XmlVisitor['close']): void {
  if (inner.startsWith('!')) return;
  if (inner.startsWith('/')) return close?.(localName(inner.slice(1).trim()));
  const isEmpty = inner.endsWith('/');
  const body = isEmpty ? inner.slice(0, -1) : inner;
  const space = body.search(/\s/);
  const name = localName(space < 0 ? body : body.slice(0, space));
  open?.(name, space < 0 ? '' : body.slice(space + 1));
  if (isEmpty) close?.(name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function after(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found < 0 ? xml.length : found + end.length;
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, inside: string) => {
    if (!inside.startsWith('#')) return NAMED[inside] ?? whole;
    const code = inside.startsWith('#x') ? Number.parseInt(inside.slice(2), 16) : Number(inside.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
