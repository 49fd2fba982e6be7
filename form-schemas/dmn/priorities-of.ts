import { isFine } from '../engine/finding';
import type { HitPolicy, MatrixRow } from '../engine/model/matrix';
import { readJson } from '../formats/read-json';

/**
 * The order of the rows. DMN orders outputs, so that rows of one chain stand together; the order that was kept beside
 * is taken where it still says nothing else than the outputs do, which somebody may have changed since. Null: no order.
 */
export function prioritiesOf(
  rows: readonly MatrixRow[],
  kept: readonly string[] | null,
  outputValues: string | null,
  hit: HitPolicy,
): readonly string[] | null {
  const isOrdered = hit === 'priority' || hit === 'output-order';
  if (!isOrdered) return kept;
  const chains = readChains(outputValues);
  const rank = ({ chain }: MatrixRow): number => {
    const at = chains.indexOf(JSON.stringify(chain));
    return at < 0 ? chains.length : at;
  };
  const byOutput = [...rows].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
  if (kept === null) return byOutput;
  const known = new Map(rows.map((row) => [row.id, row]));
  const isWhole =
    kept.length === rows.length && new Set(kept).size === kept.length && kept.every((id) => known.has(id));
  const firsts = [...new Set(kept.flatMap((id) => known.get(id) ?? []).map((row) => JSON.stringify(row.chain)))];
  const isSame = firsts.length === chains.length && firsts.every((chain, index) => chain === chains[index]);
  return isWhole && isSame ? kept : outputValues === null ? kept : byOutput;
}

function readChains(text: string | null): readonly string[] {
  const { value, findings } = readJson(`[${text ?? ''}]`, '');
  return isFine(findings) && Array.isArray(value) ? value.map((chain) => JSON.stringify(chain)) : [];
}
