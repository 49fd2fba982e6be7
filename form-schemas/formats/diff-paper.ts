import type { PaperBlock, PaperDocument } from '../engine/model/paper';
import { added, compareOrder, compareProperties, removed, type Pair, type RegimeChange } from './regime-change';
import type { WordProperty } from './word-property';

/** A paper's properties, and its parts by what they say: a part that says something else is another one. */
export function diffPaper(pair: Pair<PaperDocument>, word: WordProperty): readonly RegimeChange[] {
  const [before, after] = [pair.before.item, pair.after.item];
  const title = `文书“${before.title}”`;
  const [from, to] = [before.blocks.map(wordBlock(word)), after.blocks.map(wordBlock(word))];
  const path = (base: string, index: number): string => `${base}/blocks/${index}`;
  return [
    ...compareProperties(title, pair, ['blocks'], word),
    ...from.flatMap((said, index) =>
      to.includes(said) ? [] : [removed(`${title}的一部分`, path(pair.before.path, index), said)],
    ),
    ...to.flatMap((said, index) =>
      from.includes(said) ? [] : [added(`${title}的一部分`, path(pair.after.path, index), said)],
    ),
    ...compareOrder(`${title}各部分`, `${pair.after.path}/blocks`, from, to),
  ];
}

/** What a paper is that is new or gone. */
export function describePaper({ number, blocks }: PaperDocument): string {
  return `文号 ${number.pattern}，${blocks.length} 个部分`;
}

const BLOCK_WORDS: Readonly<Record<PaperBlock['kind'], string>> = {
  title: '标题',
  paragraph: '正文',
  grid: '表格',
  rows: '明细',
  records: '台账',
  opinions: '意见和签署',
  clauses: '所依条款',
  signature: '落款',
};

function wordBlock(word: WordProperty): (block: PaperBlock) => string {
  return ({ kind, ...rest }) => {
    const said = Object.entries(rest).map(([key, value]) =>
      Array.isArray(value)
        ? value.map((item: unknown) => (typeof item === 'object' ? wordItem(item) : String(word(key, item)))).join('、')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(word(key, value)),
    );
    return `${BLOCK_WORDS[kind]}：${said.join('；')}`;
  };
}

function wordItem(item: unknown): string {
  const { label, value, field } = item as { label?: string; value?: string; field?: string };
  return `${label ?? ''}（${value ?? field ?? ''}）`;
}
