import { fine, found, type Finding, type Outcome } from '../finding';
import { cutAxis } from './cut-axis';
import { both, isEmpty, sameBits, type Bits } from './bits';
import type { CompiledInput, CompiledMatrix } from './compiled-matrix';
import { fileOf, pointer } from './place';
import { wordExtent } from './wording';
import { parseBandWords, type BoundSemantics } from './words';

/**
 * Proves that each row's `words` mean the same as its cell, for every value in the column's domain, under
 * what the regime says of 以上 and 以下.
 *
 * Findings: `cell-not-its-words` (with both readings), `words-unreadable`, `words-contradict`,
 * `words-of-other-type` (money words for a column that is not money).
 */
export function proveWords(matrix: CompiledMatrix, bounds: BoundSemantics): Outcome<null> {
  const { document, inputs } = matrix;
  const findings = document.rows.flatMap((row, index) =>
    inputs.flatMap((input): Finding[] => {
      const { code, title } = input.document;
      const words = row.words && Object.hasOwn(row.words, code) ? row.words[code] : undefined;
      if (typeof words !== 'string') return [];
      const lead = `行“${row.id}”列“${title}”：`;
      const common = { rule: row.id, clause: row.clause, severity: 'error' } as const;
      const path = `${fileOf(document, 'rows', index)}/words/${pointer(code)}`;
      const read = readWords(words, input, bounds);
      if (!read.value)
        return read.findings.map((each) => ({ ...each, ...common, path, message: `${lead}${each.message}` }));
      const cell = input.tests[input.cellOf[index]!]!;
      const axis = cutAxis(input.axis.type, [input.domainTests, cell, read.value.tests]);
      if (!axis) return [];
      const domain = axis.bits(input.domainTests);
      const [meant, written] = [both(axis.bits(read.value.tests), domain), both(axis.bits(cell), domain)];
      if (sameBits(meant, written)) return [];
      const say = (bits: Bits) =>
        isEmpty(bits) ? '不含任何值' : `${title} ${wordExtent(axis.extent(bits), axis.type, input.word)}`;
      const message = `${lead}原文“${words}”按${wordBounds(bounds)}是 ${say(meant)}，条件“${cell.text}”却是 ${say(written)}`;
      return [
        {
          code: 'cell-not-its-words',
          message,
          path,
          ...common,
          parameters: { matrix: document.code, column: code, words, cell: cell.text },
        },
      ];
    }),
  );
  return findings.length === 0 ? fine(null) : found(null, findings);
}

/** A band's words as tests of a column; refused where they speak of another kind of value. */
function readWords(
  words: string,
  input: Pick<CompiledInput, 'axis' | 'document'>,
  bounds: BoundSemantics,
): ReturnType<typeof parseBandWords> {
  const read = parseBandWords(words, bounds);
  const { kind } = input.axis.type;
  if (!read.value || kind === read.value.kind) return read;
  const spoken = read.value.kind === 'money' ? '金额' : '百分比';
  const message = `原文“${words}”说的是${spoken}，而列“${input.document.title}”不是`;
  return found(null, [{ code: 'words-of-other-type', severity: 'error', message }]);
}

function wordBounds(bounds: BoundSemantics): string {
  const say = (part: 'included' | 'excluded') => (part === 'included' ? '含本数' : '不含本数');
  return `“以上”${say(bounds.above)}、“以下”${say(bounds.below)}`;
}
