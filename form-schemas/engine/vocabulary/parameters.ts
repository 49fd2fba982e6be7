import { KEYWORDS } from '../expression/language';
import type { Finding } from '../finding';
import type { ParameterDocument } from '../model/regime';
import type { Type, Value, ValueRecord } from '../value';
import { typeOfParameter } from './fact-type';
import { FACT_NAME, sayer } from './names';
import { readValue } from './read-value';

/** The parameters of a regime made ready. */
export interface Parameters {
  readonly fields: Readonly<Record<string, Type>>;
  /** `parameters.<name>` of those set yearly → the fact that says which year. */
  readonly hangsOn: ReadonlyMap<string, string>;
  /**
   * The record of their values to one who reads facts. One set yearly has the value of the year that its fact names, and its
   * own for a year that is not set or not known; which year is only asked when it is read.
   */
  over(read: (name: string) => Value): ValueRecord;
}

interface Yearly {
  readonly by: string;
  readonly values: ReadonlyMap<number, Value>;
}

const YEAR = /^[12]\d{3}$/;

/**
 * Reads the parameters. Finding `parameter-invalid` with the place in `regime.json`: a name that cannot be one, twice the
 * same, a value not of its type, a year that is none, or yearly by a fact that is no integer.
 */
export function readParameters(
  documents: readonly ParameterDocument[],
  types: ReadonlyMap<string, Type>,
  findings: Finding[],
): Parameters {
  const values = Object.create(null) as Record<string, Value>;
  const fields = Object.create(null) as Record<string, Type>;
  const yearly = new Map<string, Yearly>();
  documents.forEach((parameter, at) => {
    const path = `regime.json#/parameters/${at}`;
    const say = sayer(findings, path, parameter.clause);
    const type = typeOfParameter(parameter);
    if (!FACT_NAME.test(parameter.name) || KEYWORDS.has(parameter.name)) {
      say(
        'parameter-invalid',
        `参数名“${String(parameter.name).slice(0, 64)}”须以小写英文字母起头，只含英文字母和数字`,
        '/name',
      );
    } else if (Object.hasOwn(fields, parameter.name)) {
      say('parameter-invalid', `参数名“${parameter.name}”重复`, '/name');
    } else if (typeof type === 'string') {
      say('parameter-invalid', `参数“${parameter.title}”：${type}`);
    } else {
      const read = (given: unknown, pointer: string): Value => {
        const value = readValue(type, given, `${path}${pointer}`);
        for (const finding of value.findings)
          say('parameter-invalid', `参数“${parameter.title}”：${finding.message}`, pointer);
        return value.value;
      };
      fields[parameter.name] = type;
      values[parameter.name] = read(parameter.value, '/value');
      if (parameter.yearly !== undefined)
        yearly.set(parameter.name, readYearly(parameter.title, parameter.yearly, types, read, say));
    }
  });
  const hangsOn = new Map([...yearly].map(([name, { by }]) => [`parameters.${name}`, by]));
  return { fields, hangsOn, over: yearly.size === 0 ? () => values : (read) => ofYear(values, yearly, read) };
}

function readYearly(
  title: string,
  { by, values }: NonNullable<ParameterDocument['yearly']>,
  types: ReadonlyMap<string, Type>,
  read: (given: unknown, pointer: string) => Value,
  say: ReturnType<typeof sayer>,
): Yearly {
  const kind = types.get(by)?.kind;
  if (kind !== 'integer') {
    const message = kind === undefined ? `没有事实 ${by}` : `事实 ${by} 不是整数（integer）`;
    say('parameter-invalid', `参数“${title}”逐年设定，须写明按哪个整数事实取年份：${message}`, '/yearly/by');
  }
  const years = new Map<number, Value>();
  for (const [year, given] of Object.entries(values)) {
    const pointer = `/yearly/values/${year}`;
    if (!YEAR.test(year))
      say('parameter-invalid', `参数“${title}”逐年设定，“${year.slice(0, 20)}”不是年份，如 2026`, pointer);
    else years.set(Number(year), read(given, pointer));
  }
  return { by, values: years };
}

/** Each yearly one is looked up when it is read: its year may itself be computed from other parameters. */
function ofYear(values: ValueRecord, yearly: ReadonlyMap<string, Yearly>, read: (name: string) => Value): ValueRecord {
  const record = Object.assign(Object.create(null), values) as Record<string, Value>;
  for (const [name, { by, values: years }] of yearly) {
    const get = (): Value => {
      const year = read(by);
      return (typeof year === 'number' ? years.get(year) : undefined) ?? values[name] ?? null;
    };
    Object.defineProperty(record, name, { get, enumerable: true });
  }
  return record;
}
