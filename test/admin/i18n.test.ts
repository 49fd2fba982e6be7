import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flawsOf, readEnglish, readTexts } from './interface-texts';

const ADMIN = join(__dirname, '../../admin');

/** Chinese in the sources that is no text of the interface, and why. */
const NO_TEXTS: Readonly<Record<string, string>> = {
  'kit/language-switch.tsx: 中文': 'the name of a language stands in that language',
  'widgets/day-text.ts: 年月日': 'how people write a day',
  'widgets/money-text.ts: 亿万元': 'how people write an amount',
  'widgets/section-titles.ts: 一二三四五六七八九十': 'how forms number their sections',
};

describe('the texts of the console', () => {
  it('are all in two languages: none bare, none without English, none left over, none translated twice', () => {
    const texts = readTexts(ADMIN, new Set(Object.keys(NO_TEXTS)));
    expect(texts.said.length).toBeGreaterThan(100);
    expect(flawsOf(texts, readEnglish(join(ADMIN, 'i18n/en')))).toEqual([]);
  });
});

describe('the check itself', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongchou-texts-'));
    mkdirSync(join(folder, 'en'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function flaws(
    source: string,
    areas: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  ): readonly string[] {
    writeFileSync(join(folder, 'page.tsx'), source);
    for (const [area, entries] of Object.entries(areas))
      writeFileSync(join(folder, 'en', `${area}.json`), JSON.stringify(entries));
    return flawsOf(readTexts(folder), readEnglish(join(folder, 'en')));
  }

  it('finds nothing wrong where nothing is', () => {
    const source = `// 注释
      const a = t('保存'); const b = <p title={t('共 {{count}} 项', { count: 1 })}>{c ? t('有') : t('无')}</p>;`;
    const en = {
      保存: 'Save',
      '共 {{count}} 项_one': 'One item',
      '共 {{count}} 项_other': '{{count}} items',
      有: 'Some',
      无: 'None',
    };
    expect(flaws(source, { one: en })).toEqual([]);
  });

  it('finds Chinese in strings, in templates, between tags and in attributes', () => {
    const source = 'const a = \'一\'; const b = `二${a}三`; const c = <p title="四">五</p>;';
    expect(flaws(source).map((flaw) => flaw.slice(-1))).toEqual(['一', '二', '三', '四', '五']);
  });

  it('finds a text without English, and one that is no literal', () => {
    expect(flaws("t('保存'); t(name); t(`保存${x}`);")).toEqual([
      'page.tsx:1 has no English: 保存',
      'page.tsx:1 gives t() no literal',
      'page.tsx:1 gives t() no literal',
    ]);
  });

  it('finds English that is left over, is Chinese, differs by area or loses a value', () => {
    const one = { 保存: 'Save', '第 {{n}} 页': 'Page', 多余: 'Left over', 取消: '取消' };
    expect(flaws("t('保存'); t('第 {{n}} 页', { n }); t('取消');", { one, two: { 保存: 'Store' } })).toEqual([
      'one.json: {{n}} on one side only: 第 {{n}} 页',
      'one.json, two.json translate differently: 保存',
      'one.json translates what nobody says: 多余',
      'one.json has no English in: 取消',
    ]);
  });
});
