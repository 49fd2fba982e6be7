import { found, type Finding, type Outcome } from '../finding';
import { KEYWORDS, LIMITS } from './language';
import { problem, quote, type Span } from './place';

export interface Token extends Span {
  readonly kind: 'number' | 'text' | 'name' | 'keyword' | 'symbol' | 'end';
  /** The characters, of a text the decoded content. */
  readonly text: string;
}

const SPACE = /\s+/uy;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)/uy;
const WORD = /[\p{L}_][\p{L}\p{M}_0-9]*/uy;
const SYMBOL = /\.\.|<=|>=|!=|\*\*|==|&&|\|\||[=<>+\-*/()[\],.@!%&|?:;{}^~$#]/uy;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/** Symbols of other languages, with what to write instead. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['==', '相等写作 ='],
  ['&&', '“并且”写作 and'],
  ['||', '“或者”写作 or'],
  ['!', '“非”写作 not(…)'],
  ['**', '不支持乘方'],
  ['%', '不支持百分号，请写小数，如 0.15'],
  ['?', '条件写作 if … then … else …'],
]);

/** Full-width characters that input methods give, each followed by its half-width form. */
const FULL_WIDTH: ReadonlyMap<string, string> = new Map(
  '， , （ ( ） ) ＝ = ＜ < ＞ > ＋ + － - ＊ * ／ / ［ [ ］ ] 【 [ 】 ] “ " ” " ‘ " ’ " ＂ " 。 . ． . 、 , ≥ >= ≤ <= ≠ != × * ÷ / ＠ @'
    .split(' ')
    .flatMap((wide, at, all) => (at % 2 === 0 ? [[wide, all[at + 1] ?? ''] as const] : [])),
);

/** Cuts a text into tokens; the last one is `end`. Stops at the first character that has no place in the language. */
export function tokenise(text: string): Outcome<readonly Token[] | null> {
  if (text.length > LIMITS.length) {
    return found(null, [
      problem(
        'expression-too-long',
        '',
        { at: 0, end: 0 },
        `表达式最多 ${LIMITS.length} 个字符，所给有 ${text.length} 个`,
      ),
    ]);
  }
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
  };
  const refuse = (span: Span, message: string): Outcome<null> =>
    found(null, [problem('expression-syntax', text, span, message)]);

  while (at < text.length) {
    const space = take(SPACE);
    if (space !== null) {
      at += space.length;
      continue;
    }
    const number = take(NUMBER);
    if (number !== null) {
      const end = at + number.length;
      if (number.length > LIMITS.digits) return refuse({ at, end }, `数字最多 ${LIMITS.digits} 位`);
      const start = at;
      at = end;
      const glued = take(WORD);
      if (glued !== null) {
        return refuse(
          { at: start, end: end + glued.length },
          `数字 ${number} 后不能紧跟${quote(glued)}；金额以元为单位，只写数字，如 2000000`,
        );
      }
      tokens.push({ kind: 'number', text: number, at: start, end });
      continue;
    }
    const word = take(WORD);
    if (word !== null) {
      tokens.push({ kind: KEYWORDS.has(word) ? 'keyword' : 'name', text: word, at, end: at + word.length });
      at += word.length;
      continue;
    }
    if (text[at] === '"') {
      const read = readText(text, at);
      if ('finding' in read) return found(null, [read.finding]);
      tokens.push(read);
      at = read.end;
      continue;
    }
    const symbol = take(SYMBOL);
    if (symbol !== null) {
      const span = { at, end: at + symbol.length };
      const instead = FOREIGN.get(symbol);
      if (instead !== undefined) return refuse(span, `不认识 ${symbol}：${instead}`);
      if (!/^(?:\.\.|<=|>=|!=|[=<>+\-*/()[\],.@])$/.test(symbol)) return refuse(span, `不认识的符号 ${symbol}`);
      tokens.push({ kind: 'symbol', text: symbol, ...span });
      at = span.end;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const span = { at, end: at + character.length };
    const half = FULL_WIDTH.get(character);
    if (half) return refuse(span, `“${character}”是全角符号，请改用半角 ${half}`);
    if (/[０-９]/.test(character)) return refuse(span, `“${character}”是全角数字，请改用半角数字`);
    if (character === "'") return refuse(span, '文本须用双引号，如 "self-build"');
    return refuse(span, `不认识的字符${quote(character)}`);
  }
  tokens.push({ kind: 'end', text: '', at, end: at });
  return found(tokens, []);
}

function readText(text: string, start: number): Token | { readonly finding: Finding } {
  let content = '';
  let at = start + 1;
  for (;;) {
    const character = text[at];
    if (character === undefined || character === '\n') {
      return { finding: problem('expression-syntax', text, { at: start, end: at }, '文本没有结束的双引号') };
    }
    if (character === '"') return { kind: 'text', text: content, at: start, end: at + 1 };
    if (character !== '\\') {
      content += character;
      at += 1;
      continue;
    }
    const unicode = /^\\u([0-9A-Fa-f]{4})/.exec(text.slice(at, at + 6));
    const plain = ESCAPES.get(text[at + 1] ?? '');
    if (unicode) {
      content += String.fromCharCode(Number.parseInt(unicode[1] ?? '0', 16));
      at += 6;
    } else if (plain !== undefined) {
      content += plain;
      at += 2;
    } else {
      return {
        finding: problem(
          'expression-syntax',
          text,
          { at, end: at + 2 },
          `不认识的转义 ${text.slice(at, at + 2)}，可用 \\" \\\\ \\n \\t \\uXXXX`,
        ),
      };
    }
  }
}
