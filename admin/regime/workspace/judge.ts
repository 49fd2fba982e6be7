import {
  compileRegime,
  verifyRegime,
  withCalendar,
  type CompiledRegime,
  type Finding,
  type Regime,
} from '../../../form-schemas/engine';
import { knownCalendar } from '../../../form-schemas/formats/calendars';
import type { RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { readRegime } from '../../../form-schemas/formats/read-regime';
import { foreignAmounts } from './clause-amounts';

/** What reading and proving say of files; plain data, so that it can come from another thread. */
export interface Verdict {
  /** Null where a file cannot be read. */
  readonly regime: Regime | null;
  readonly findings: readonly Finding[];
}

/** Reads, compiles and proves; with its worked cases a regime takes longer than a frame. */
export function judgeFiles(files: RegimeFiles): Verdict {
  const read = readRegime(files);
  // How a file is written is a matter of the JSON editor, which says so itself; handing in writes it canonically.
  const said = read.findings.filter(({ code }) => code !== 'not-canonical');
  if (read.value === null) return { regime: null, findings: said };
  const proof = verifyRegime(read.value, knownCalendar()).findings;
  return { regime: read.value, findings: [...said, ...proof, ...foreignAmounts(read.value)] };
}

/** A compiled regime holds closures and cannot travel between threads; compiling alone is quick. */
export function compileVerdict({ regime }: Verdict): CompiledRegime | null {
  if (regime === null) return null;
  const { value } = compileRegime(regime);
  return value === null ? null : withCalendar(value, knownCalendar());
}
