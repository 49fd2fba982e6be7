import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Outcome } from '../engine/finding';
import type { RegimeFiles } from '../formats/document-kind';
import { readRegimeFolder } from './regime-folder';

const CODE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const REGIMES = join('form-schemas', 'regimes');

/** Where the regimes of this repository lie, wherever this file runs from (sources or `dist/`). */
export function regimesFolder(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, REGIMES))) return join(folder, REGIMES);
  }
  return resolve(REGIMES);
}

/** Codes of the regimes of this repository, sorted. */
export function listRegimes(): readonly string[] {
  const folder = regimesFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && CODE.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** The folder that a code or a path means; null where neither exists. A code of this repository goes before a folder of that name. */
export function regimeFolder(codeOrFolder: string): string | null {
  if (CODE.test(codeOrFolder) && listRegimes().includes(codeOrFolder)) return join(regimesFolder(), codeOrFolder);
  const folder = resolve(codeOrFolder);
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : null;
}

/** @returns the files, or null with findings of {@link readRegimeFolder} or `regime-unknown`, which lists what exists */
export function findRegime(codeOrFolder: string): Outcome<RegimeFiles | null> {
  const folder = regimeFolder(codeOrFolder);
  if (folder !== null) return readRegimeFolder(folder);
  const message = `没有编码或文件夹为“${codeOrFolder}”的制度；现有制度：${listRegimes().join('、') || '无'}`;
  return { value: null, findings: [{ code: 'regime-unknown', severity: 'error', message, path: codeOrFolder }] };
}
