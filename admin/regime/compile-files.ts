import { compileRegime, found, withCalendar, type CompiledRegime, type Finding } from '../../form-schemas/engine';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { readRegime } from '../../form-schemas/formats/read-regime';

interface RegimeFile {
  readonly path: string;
  readonly text: string;
}

/** An edition's files as the engine's compiled regime, by the same two functions as on the server. */
export function compileFiles(files: readonly RegimeFile[]): {
  readonly value: CompiledRegime | null;
  readonly findings: readonly Finding[];
} {
  const read = readRegime(new Map(files.map(({ path, text }) => [path, text])));
  if (read.value === null) return found(null, read.findings);
  const compiled = compileRegime(read.value);
  const value = compiled.value === null ? null : withCalendar(compiled.value, knownCalendar());
  return found(value, [...read.findings, ...compiled.findings]);
}
