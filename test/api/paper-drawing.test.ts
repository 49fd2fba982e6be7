import { drawPaper } from '../../api/paper/draw/draw-paper';
import type { DrawnPaper } from '../../api/paper/draw/drawn-paper';
import { wrap } from '../../api/paper/draw/wrap';
import type { PrintedBlock } from '../../form-schemas/engine';
import { dense, readPdf } from '../support/read-pdf';

const ISSUED = {
  number: '样府批〔2030〕7号',
  code: 'ABCD-EFGH-JKMN-PQRS',
  address: 'https://papers.example/verify?code=ABCDEFGHJKMNPQRS',
};

function paper(blocks: readonly PrintedBlock[], issued: DrawnPaper['issued'] = ISSUED): DrawnPaper {
  return {
    content: { title: '批复', blocks, footer: '样例市' },
    government: '样例市人民政府',
    made: Date.UTC(2030, 0, 2),
    issued,
    mark: issued === null ? '未办结' : null,
  };
}

const paragraph = (text: string): PrintedBlock => ({ kind: 'paragraph', text, align: 'body' });

/** A table of one column and a label, with these texts. */
const table = (texts: readonly string[]): PrintedBlock => ({
  kind: 'table',
  title: '明细',
  widths: [20, 80],
  head: [
    { text: '序号', label: true },
    { text: '内容表头', label: true },
  ],
  rows: texts.map((text, index) => [{ text: `第${index + 1}行`, label: true as const }, { text }]),
});

const count = (text: string, part: string): number => text.split(part).length - 1;

describe('a paper is drawn', () => {
  it('the same way to the last byte, and another way where one sign differs', async () => {
    const blocks = [paragraph('同意立项。'), table(['一', '二'])];
    const [one, two] = [await drawPaper(paper(blocks)), await drawPaper(paper(blocks))];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const other = await drawPaper(paper([paragraph('同意立项！'), table(['一', '二'])]));
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
  });

  it('with number, code and page on every page, and says of a draft that it is one', async () => {
    const blocks = Array.from({ length: 30 }, (_, index) => paragraph(`第${index}段。${'内容'.repeat(40)}`));
    const { bytes, pages } = await drawPaper(paper(blocks));
    const read = await readPdf(bytes);
    expect(read.pages).toHaveLength(pages);
    expect(pages).toBeGreaterThan(2);
    read.pages.forEach((text, index) => {
      expect(text).toContain(dense(ISSUED.number));
      expect(text).toContain(ISSUED.code);
      expect(text).toContain(`第${index + 1}页共${pages}页`);
      expect(text).not.toContain('未办结');
    });
    const draft = await readPdf((await drawPaper(paper(blocks, null))).bytes);
    for (const text of draft.pages) {
      expect(text).toContain('草稿：未办结，没有编号，不作凭据');
      expect(text).not.toContain('核验码');
    }
  });

  it('says nothing of the machine: no font but the bundled one, the day that it was given', async () => {
    const { bytes } = await drawPaper(paper([paragraph('字体')]));
    const { info } = await readPdf(bytes);
    expect(info).toMatchObject({ Title: '批复', CreationDate: 'D:20300102000000Z' });
    const fonts = [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/BaseFont \/(\S+)/g),
    ].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansSC-/);
  });

  it('tables over pages, the head again on each, every row once and whole', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => `内容甲${index}乙`);
    const { bytes, pages } = await drawPaper(paper([table(rows)]));
    const read = await readPdf(bytes);
    expect(pages).toBeGreaterThan(2);
    for (const text of read.pages) expect(count(text, '内容表头')).toBe(1);
    const whole = read.pages.join('');
    for (const row of rows) expect(count(whole, row)).toBe(1);
  });

  it('a cell of ten thousand signs, broken over pages without losing any', async () => {
    const long = Array.from({ length: 2_000 }, (_, index) => `${String(index).padStart(4, '零')}，`).join('');
    expect(long).toHaveLength(10_000);
    const { bytes, pages } = await drawPaper(paper([table(['先', long, '后'])]));
    const whole = (await readPdf(bytes)).pages.join('');
    expect(pages).toBeGreaterThan(3);
    expect(count(whole, '，')).toBe(2_000);
    expect(whole).toContain('1999，');
    expect(whole).toContain('后');
  });

  it.each([
    ['controls', '前\u0000\u0007\u001b[31m后'],
    ['marks of direction', '前\u202e\u2066\u200f后'],
    ['what is not seen', '前\u200b\ufeff\u00ad后'],
    ['emoji', '前🙂👨‍👩‍👧后'],
    ['halves of signs', '前\ud83d\udc00\ud83d后'],
    ['other writing', '前سلام שלום后'],
    ['what a reader might run', '前</script><script>alert(1)</script>{{1+1}}后'],
    ['brackets of the format', '前) Tj ET endstream (后'],
  ])('%s stands as text or as a sign that something stood there', async (_, text) => {
    const { bytes } = await drawPaper(paper([{ kind: 'title', text, below: text }, paragraph(text), table([text])]));
    const whole = (await readPdf(bytes)).pages.join('');
    const [, between = ''] = /前(.*?)后/.exec(whole) ?? [];
    expect(between.length).toBeGreaterThan(0);
    expect(between).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('a number or title that is too long is cut at the foot with a sign, and runs over nothing', async () => {
    const issued = { ...ISSUED, number: '样'.repeat(300) };
    const { bytes, pages } = await drawPaper(paper([{ kind: 'title', text: '题'.repeat(5_000), below: '' }], issued));
    const read = await readPdf(bytes);
    expect(pages).toBeGreaterThan(2);
    expect(read.pages[0]).toMatch(/样{10,80}…/);
    expect(count(read.pages.join(''), '题')).toBe(5_000);
  });
});

describe('a line is broken', () => {
  const measure = (text: string): number => Array.from(text).length;

  it('between any two signs, but not before a closing one or after an opening one', () => {
    expect(wrap('一二三四五', 2, measure)).toEqual(['一二', '三四', '五']);
    expect(wrap('一二三，四', 3, measure)).toEqual(['一二', '三，四']);
    expect(wrap('一二（三四）', 3, measure)).toEqual(['一二', '（三', '四）']);
  });

  it('words and amounts stay whole where they fit a line', () => {
    expect(wrap('投资180万元整', 6, measure)).toEqual(['投资', '180万元整']);
    expect(wrap('abcdefgh', 3, measure)).toEqual(['abc', 'def', 'gh']);
  });

  it('what is forbidden everywhere is broken all the same, and nothing is lost', () => {
    for (const text of ['，，，，，，', '（（（（（', '“”“”“”', 'a，b，c，', '\n\n一'])
      expect(wrap(text, 2, measure).join('')).toBe(text.replace(/\n/g, ''));
  });
});
