import PDFDocument from 'pdfkit';

/** Points. A4. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 56, bottom: 104 } as const;
export const BODY_WIDTH = PAGE.width - PAGE.left - PAGE.right;
/** Where the body of a page ends. */
export const FLOOR = PAGE.height - PAGE.bottom;

export type Weight = 'regular' | 'bold';

/** What stands for a character that has no shape: a control, a mark of direction, an emoji. Never nothing. */
const SHAPELESS = '\u25A1';
const FONTS: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};
const EM = 1_000;

interface Shapes {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** Writes on a document in the bundled font, and measures what is to be written. Nothing of the machine's own fonts. */
export class Ink {
  private readonly widths = new Map<string, number>();
  private readonly shapes: Shapes;

  constructor(readonly document: PDFKit.PDFDocument) {
    for (const weight of ['regular', 'bold'] as const) document.registerFont(weight, require.resolve(FONTS[weight]));
    document.font('regular');
    // pdfkit keeps the opened font here; it alone knows which characters it has.
    this.shapes = (document as unknown as { readonly _font: { readonly font: Shapes } })._font.font;
  }

  /** A text of which each character can be seen; lines stay apart. */
  clean(text: string): string {
    return Array.from(text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/\t/g, '　'), (sign) =>
      sign === '\n' ||
      (!/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u.test(sign) && this.shapes.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))
        ? sign
        : SHAPELESS,
    ).join('');
  }

  /** Width of a text that is clean already. */
  width(text: string, size: number, weight: Weight = 'regular'): number {
    let width = 0;
    for (const sign of text) width += this.widthOf(sign, weight);
    return (width * size) / EM;
  }

  private widthOf(sign: string, weight: Weight): number {
    const key = weight + sign;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.document.font(weight).fontSize(EM).widthOfString(sign, { features: [] });
    this.widths.set(key, width);
    return width;
  }

  /** Writes one line with its left upper corner there. */
  write(text: string, x: number, y: number, size: number, weight: Weight = 'regular', color = '#000000'): void {
    if (text === '') return;
    this.document.font(weight).fontSize(size).fillColor(color).text(text, x, y, { lineBreak: false, features: [] });
  }
}

export function openDocument(title: string, author: string, made: number): PDFKit.PDFDocument {
  const day = new Date(made);
  return new PDFDocument({
    size: [PAGE.width, PAGE.height],
    // Nothing is wrapped or broken by pdfkit itself: it must never begin a page of its own.
    margin: 0,
    bufferPages: true,
    lang: 'zh-CN',
    info: { Title: title, Author: author, Producer: 'Tongchou', Creator: 'Tongchou', CreationDate: day, ModDate: day },
  });
}
