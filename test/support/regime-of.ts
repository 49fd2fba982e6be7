import { compileRegime, withCalendar, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Regime } from '../../form-schemas/engine/model/regime';
import { findRegime } from '../../form-schemas/files/find-regime';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { readRegime } from '../../form-schemas/formats/read-regime';

const regimes = new Map<string, Regime>();
const compiled = new Map<string, CompiledRegime>();

/** A regime of `form-schemas/regimes` as it lies there. */
export function regimeOf(code: string): Regime {
  const known = regimes.get(code);
  if (known) return known;
  const files = findRegime(code).value;
  const read = files && readRegime(files).value;
  if (!read) throw new Error(`the regime ${code} cannot be read`);
  regimes.set(code, read);
  return read;
}

/** The same ready to be asked, counting workdays by the calendars of the repository. */
export function askedOf(code: string): CompiledRegime {
  const known = compiled.get(code);
  if (known) return known;
  const { value, findings } = compileRegime(regimeOf(code));
  if (!value) throw new Error(findings.map(({ message }) => message).join('\n'));
  const ready = withCalendar(value, knownCalendar());
  compiled.set(code, ready);
  return ready;
}
