import { Parser } from 'saxen';
import { fine, found, type Finding, type Outcome } from '../engine/finding';

/** One element of a document: names as the caller's prefixes tell them, text with what stood between child elements. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** More than any decision table needs. */
const MOST_CHARACTERS = 4_000_000;
const MOST_ELEMENTS = 100_000;
const DEEPEST = 40;

const UNKNOWN_ENTITY = /&(?!(?:lt|gt|amp|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)/;

/**
 * Reads XML as data: no document type, no entities but the five of XML itself, nothing fetched, and nothing forgiven.
 *
 * @param prefixes namespace → the prefix under which its names are told
 * @returns the root, or null with `xml-too-large`, `xml-too-deep`, `xml-doctype`, `xml-entity` or `xml-syntax`
 */
export function readXml(text: string, prefixes: Readonly<Record<string, string>>): Outcome<XmlElement | null> {
  if (text.length > MOST_CHARACTERS) return refuse('xml-too-large', `文件过大：最多 ${MOST_CHARACTERS} 个字符`);
  const reading = new Reading();
  const parser = new Parser().ns(prefixes);
  const stop = (finding: Finding): void => {
    reading.refused ??= finding;
    parser.stop();
  };
  const decoded = (raw: string, decode: (text: string) => string): string => {
    if (UNKNOWN_ENTITY.test(raw)) stop(problem('xml-entity', '只接受 XML 自带的五个实体和字符编号'));
    return decode(raw);
  };
  parser.on('attention', () => stop(problem('xml-doctype', '不接受文档类型声明（DOCTYPE）')));
  parser.on('error', ({ message }) => stop(problem('xml-syntax', `不是有效的 XML：${message}`)));
  parser.on('warn', ({ message }) => stop(problem('xml-syntax', `不是有效的 XML：${message}`)));
  parser.on('openTag', (name, attributes, decode) => {
    if (reading.isDone) stop(problem('xml-syntax', '不是有效的 XML：有不止一个根元素'));
    if (reading.depth >= DEEPEST) stop(problem('xml-too-deep', `元素嵌套过深：最多 ${DEEPEST} 层`));
    if (reading.elements >= MOST_ELEMENTS) stop(problem('xml-too-large', `元素过多：最多 ${MOST_ELEMENTS} 个`));
    const entries = Object.entries(attributes()).map(([key, raw]) => [key, decoded(raw, decode)] as const);
    if (reading.refused === null) reading.open(name, new Map(entries));
  });
  parser.on('closeTag', () => reading.refused === null && reading.close());
  parser.on('text', (raw, decode) => reading.write(decoded(raw, decode)));
  parser.on('cdata', (raw) => reading.write(raw));
  try {
    parser.parse(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  } catch (error) {
    stop(problem('xml-syntax', `不是有效的 XML：${error instanceof Error ? error.message : String(error)}`));
  }
  if (reading.refused) return found(null, [reading.refused]);
  return reading.root ? fine(reading.root) : refuse('xml-syntax', '不是有效的 XML：没有根元素');
}

interface Growing {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** What has been read so far. */
class Reading {
  refused: Finding | null = null;
  root: XmlElement | null = null;
  elements = 0;
  private readonly stack: Growing[] = [];

  get depth(): number {
    return this.stack.length;
  }

  get isDone(): boolean {
    return this.root !== null && this.stack.length === 0;
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    this.elements += 1;
    this.stack.push({ name, attributes, children: [], text: '' });
  }

  close(): void {
    const closed = this.stack.pop();
    if (!closed) return;
    const above = this.stack.at(-1);
    if (above) above.children.push(closed);
    else this.root ??= closed;
  }

  write(text: string): void {
    const inside = this.stack.at(-1);
    if (inside) inside.text += text;
  }
}

function problem(code: string, message: string): Finding {
  return { code, severity: 'error', message };
}

function refuse(code: string, message: string): Outcome<null> {
  return found(null, [problem(code, message)]);
}
