import { found, told, verifyRegime, type CompiledRegime, type Finding, type Outcome } from '../../form-schemas/engine';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { Proof } from './proof';

/**
 * Reads, compiles and proves the files of a regime. Its worked cases count by the calendar that comes with the software: what
 * is proven is proven everywhere alike, on the command line, in the browser and here. Null where it cannot be compiled; errors are what stands against
 * publishing it. Findings that name clauses say their article too, whether or not the rest compiles.
 */
export function verifyFiles(files: RegimeFiles): Outcome<CompiledRegime | null> {
  const read = readRegime(files);
  if (read.value === null) return found(null, told(read.findings));
  const articles = new Map(read.value.clauses.map((clause) => [clause.id, clause.article]));
  const proven = verifyRegime(read.value, knownCalendar());
  const cited = proven.findings.map((finding): Finding => {
    const article = articles.get(finding.clause?.[0] ?? '');
    return finding.article !== undefined || article === undefined ? finding : { ...finding, article };
  });
  return found(proven.value, told([...read.findings, ...cited]));
}

/** What proving files comes to, in a form that can be kept and passed on. */
export function proveFiles(files: RegimeFiles): Proof {
  const { value, findings } = verifyFiles(files);
  if (!value) return { head: null, findings };
  const { code, title, jurisdiction, extends: above } = value.regime;
  return { head: { code, title, jurisdiction, ...(above === undefined ? {} : { extends: above }) }, findings };
}
