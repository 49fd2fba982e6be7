import type { PaperNumber } from '../model/paper';

const PLACES = ['{year}', '{number}'] as const;

/** What is wrong with a pattern; null: nothing. */
export function patternFlaw({ pattern }: PaperNumber): string | null {
  for (const place of PLACES) {
    const times = pattern.split(place).length - 1;
    if (times !== 1) return `文号样式须恰好有一个 ${place}，所给“${pattern}”有 ${times} 个`;
  }
  const rest = PLACES.reduce((text, place) => text.replace(place, ''), pattern);
  return /[{}]/.test(rest) ? `文号样式中只能有 ${PLACES.join('、')} 两处占位` : null;
}

/** The number as it is written: `达数资批〔2026〕3号`. */
export function writeNumber({ pattern, digits = 1 }: PaperNumber, year: number, number: number): string {
  return pattern.replace('{year}', String(year)).replace('{number}', String(number).padStart(digits, '0'));
}
