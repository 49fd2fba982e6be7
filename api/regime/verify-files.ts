import { found, verifyRegime, type CompiledRegime, type Outcome } from '../../form-schemas/engine';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';

/** Reads, compiles and proves the files of a regime. Null where it cannot be compiled; errors are what stands against publishing it. */
export function verifyFiles(files: RegimeFiles): Outcome<CompiledRegime | null> {
  const read = readRegime(files);
  if (read.value === null) return found(null, read.findings);
  const proven = verifyRegime(read.value);
  return found(proven.value, [...read.findings, ...proven.findings]);
}
