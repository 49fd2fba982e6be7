import { compileRegime, withCalendar, type CompiledRegime } from '../../form-schemas/engine/compiled-regime';
import type { Regime } from '../../form-schemas/engine/model/regime';
import type { StoryCase, WorkedCase } from '../../form-schemas/engine/model/worked-case';
import { findRegime } from '../../form-schemas/files/find-regime';
import { knownCalendar } from '../../form-schemas/formats/calendars';
import { readRegime } from '../../form-schemas/formats/read-regime';

/** Changsha's regime as the tests ask it. Expected values are read off 长政办发〔2022〕24号 and the 2023 evaluation. */
export const regime = readChangsha();
export const changsha = compiled(regime);

function readChangsha(): Regime {
  const files = findRegime('changsha').value;
  const read = files && readRegime(files).value;
  if (!read) throw new Error('the regime of Changsha cannot be read');
  return read;
}

function compiled(document: Regime): CompiledRegime {
  const { value, findings } = compileRegime(document);
  if (!value) throw new Error(findings.map((finding) => finding.message).join('\n'));
  return withCalendar(value, knownCalendar());
}

/** The regime with one parameter set otherwise. */
export function withParameter(name: string, value: string | number | boolean): CompiledRegime {
  if (!regime.parameters.some((parameter) => parameter.name === name)) throw new Error(`no parameter ${name}`);
  const parameters = regime.parameters.map((one) => (one.name === name ? { ...one, value } : one));
  return compiled({ ...regime, parameters });
}

export function caseOf(code: string): WorkedCase {
  const worked = regime.cases.flatMap((document) => document.cases).find((each) => each.code === code);
  if (!worked) throw new Error(`no case ${code}`);
  return worked;
}

export function storyOf(code: string): StoryCase {
  const story = caseOf(code);
  if (story.kind !== 'story') throw new Error(`${code} is no story`);
  return story;
}
