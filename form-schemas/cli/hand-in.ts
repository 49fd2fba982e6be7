import { didYouMean } from '../engine/expression/suggest';
import { isFine } from '../engine/finding';
import type { Json, JsonObject } from '../engine/value';
import { readInput } from '../files/read-input';
import { readJson } from '../formats/read-json';
import { Unusable, type Call } from './command';

/**
 * The JSON object that an option names by file or `-`; an empty one when the option is absent.
 * @throws Unusable `input-unreadable`, `input-json`, `input-not-object`
 */
export function handIn(call: Call, option: string): JsonObject {
  const path = call.options.get(option);
  if (path === undefined) return {};
  const input = readInput(path);
  if (input.text === null) throw new Unusable('input-unreadable', `--${option}：${input.reason}`);
  const { value, findings } = readJson(input.text, path === '-' ? '标准输入' : path);
  if (!isFine(findings))
    throw new Unusable('input-json', `--${option} 不是有效的 JSON：${findings.map((one) => one.message).join('；')}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Unusable('input-not-object', `--${option} 应为 JSON 对象，如 {"名称": 值}；所给为${nameOf(value)}`);
  }
  return value as JsonObject;
}

function nameOf(value: Json): string {
  if (Array.isArray(value)) return '列表';
  return value === null ? '空值 null' : `“${JSON.stringify(value).slice(0, 40)}”`;
}

/** Only one option may read standard input. */
export function refuseTwoInputs(call: Call, options: readonly string[]): void {
  if (options.filter((option) => call.options.get(option) === '-').length > 1) {
    throw new Unusable('input-twice', `标准输入只能用于 ${options.map((option) => `--${option}`).join('、')} 之一`);
  }
}

/** @throws Unusable with what exists, and what was probably meant */
export function choose<T>(noun: string, code: string, all: ReadonlyMap<string, T>): T {
  const chosen = all.get(code);
  if (chosen !== undefined) return chosen;
  const hint = didYouMean(code, all.keys());
  throw new Unusable(
    'code-unknown',
    `没有编码为“${code}”的${noun}${hint}；现有：${[...all.keys()].join('、') || '无'}`,
  );
}
