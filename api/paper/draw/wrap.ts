/** Signs that do not begin a line, and such that do not end one. */
const NOT_FIRST = new Set('，。、；：？！）》】”’〕〉」』%％…—,.;:?!)]}');
const NOT_LAST = new Set('（《【“‘〔〈「『([{');
/** Words, and numbers with what they are numbers of: `180万元`, `2026年`. */
const UNIT = /[0-9][0-9,.]*(?:万元|亿元|万亿元|元|年|月|日|号|个|[%％])?|[A-Za-z0-9._@/\\#&+=~-]+|[\s\S]/gu;

/**
 * Breaks a text into lines of at most this width: between any two signs, words and numbers of letters whole where they fit a
 * line at all, no closing sign at the beginning and no opening one at the end.
 */
export function wrap(text: string, width: number, measure: (text: string) => number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, measure));
}

function wrapLine(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const unit of unitsOf(text, width, measure)) {
    const wide = measure(unit);
    if (line.length > 0 && used + wide > width) {
      // What may not stand at the edge goes along to the next line, but never all of it.
      let from = line.length;
      while (from > 1 && (NOT_FIRST.has(line[from] ?? unit) || NOT_LAST.has(line[from - 1] ?? ''))) from -= 1;
      const keeps = from > 1 || !(NOT_FIRST.has(unit) || NOT_LAST.has(line[0] ?? '')) ? from : line.length;
      lines.push(line.slice(0, keeps).join('').trimEnd());
      line = line.slice(keeps);
      used = line.reduce((sum, one) => sum + measure(one), 0);
      if (line.length === 0 && unit === ' ') continue;
    }
    line.push(unit);
    used += wide;
  }
  return [...lines, line.join('')];
}

function unitsOf(text: string, width: number, measure: (text: string) => number): readonly string[] {
  return (text.match(UNIT) ?? []).flatMap((unit) => (measure(unit) > width ? Array.from(unit) : [unit]));
}
