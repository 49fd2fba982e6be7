const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 60;
const PER_LINE = 36;
const LINES_PER_PAGE = 30;

/**
 * A PDF of some pages with a heading and lines of Chinese text, set in the font that every reader brings along for Chinese
 * (`STSong-Light`): nothing is embedded, so it is a few kilobytes and made in no time.
 */
export function examplePdf(title: string, lines: readonly string[]): Buffer {
  const wrapped = lines.flatMap((line) =>
    line === '' ? [''] : (line.match(new RegExp(`.{1,${PER_LINE}}`, 'gu')) ?? []),
  );
  const count = Math.max(1, Math.ceil(wrapped.length / LINES_PER_PAGE));
  const pages = Array.from({ length: count }, (_, at) => wrapped.slice(at * LINES_PER_PAGE, (at + 1) * LINES_PER_PAGE));
  const first = 7;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] /Count ${count} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor 6 0 R >>',
    `<< /Title <feff${utf16(title)}> >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, at) => {
      const content = contentOf(at === 0 ? title : null, page, `第 ${at + 1} 页，共 ${count} 页`);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assembled(objects);
}

function contentOf(heading: string | null, lines: readonly string[], foot: string): string {
  const head = heading === null ? [] : [show(18, MARGIN, HEIGHT - 80, heading), rule(HEIGHT - 95)];
  const body = lines.map((line, at) => show(12, MARGIN, HEIGHT - 130 - at * 21, line));
  return [...head, ...body, rule(70), show(9, MARGIN, 52, foot)].join('\n');
}

function show(size: number, x: number, y: number, text: string): string {
  return text === '' ? '' : `BT /F ${size} Tf ${x} ${y} Td <${utf16(text)}> Tj ET`;
}

function rule(y: number): string {
  return `0.5 w ${MARGIN} ${y} m ${WIDTH - MARGIN} ${y} l S`;
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function assembled(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}${trailer}`, 'latin1');
}
