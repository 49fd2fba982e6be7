import { Pieces } from './pieces';
import { attributeOf, walkXml } from './xml';

/** Formats of numbers that are days, among those every spreadsheet knows by their number. */
const DATE_FORMATS: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

export interface SheetPlace {
  readonly name: string;
  /** Within the archive. */
  readonly path: string;
}

/** The sheets of a workbook in their order, and whether its days count from 1904. */
export function readWorkbookPart(
  workbook: string,
  relations: string,
): { readonly sheets: readonly SheetPlace[]; readonly from1904: boolean } {
  const targets = new Map<string, string>();
  walkXml(relations, {
    open: (name, attributes) => {
      if (name === 'Relationship')
        targets.set(attributeOf(attributes, 'Id') ?? '', pathOf(attributeOf(attributes, 'Target') ?? ''));
    },
  });
  const sheets: SheetPlace[] = [];
  let from1904 = false;
  walkXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      const path = name === 'sheet' ? targets.get(attributeOf(attributes, 'id') ?? '') : undefined;
      if (path !== undefined) sheets.push({ name: attributeOf(attributes, 'name') ?? '', path });
    },
  });
  return { sheets, from1904 };
}

function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** By the number of a cell's style: whether its numbers are days. */
export function readDateStyles(styles: string): readonly boolean[] {
  const own = new Map<number, boolean>();
  const result: boolean[] = [];
  let isCells = false;
  walkXml(styles, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        own.set(Number(attributeOf(attributes, 'numFmtId')), isDateCode(attributeOf(attributes, 'formatCode') ?? ''));
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) {
        const format = Number(attributeOf(attributes, 'numFmtId') ?? 0);
        result.push(own.get(format) ?? DATE_FORMATS.some(([from, to]) => format >= from && format <= to));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return result;
}

function isDateCode(code: string): boolean {
  return /[yd]|m{3}|年|月|日/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** Texts that cells share, in their order; what is said of their pronunciation is left out. */
export class StringsReader {
  private readonly pieces = new Pieces(/<\/(?:[\w.-]{1,20}:)?si\s{0,20}>|<(?:[\w.-]{1,20}:)?si\s{0,20}\/>/g);
  private length = 0;
  readonly strings: string[] = [];

  constructor(private readonly most: number) {}

  /** @returns false once there is more than is read */
  take(chunk: string): boolean {
    this.pieces.take(chunk, (piece) => this.takeString(piece));
    return this.length + this.pieces.length <= this.most;
  }

  private takeString(xml: string): void {
    let said = '';
    let [isText, isSpoken] = [false, false];
    walkXml(xml, {
      open: (name) => {
        if (name === 't') isText = true;
        if (name === 'rPh') isSpoken = true;
      },
      text: (text) => {
        if (isText && !isSpoken) said += text;
      },
      close: (name) => {
        if (name === 't') isText = false;
        if (name === 'rPh') isSpoken = false;
      },
    });
    this.length += said.length;
    this.strings.push(said);
  }
}
