import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding, Outcome } from '../engine/finding';
import { describePlaces, FOLDER_KINDS, kindOfPath, type RegimeFiles } from '../formats/document-kind';

/** More than any regime needs; a folder that holds more is not one. */
const MAX_FILES = 1000;
const MAX_BYTES = 10_000_000;

/**
 * Reads the texts of a regime's folder. Names that begin with a dot, README files and editors' backups (`~`) are left
 * aside; a symbolic link is refused, because what it points to is not part of the folder.
 *
 * @returns the texts by path with `/` between folders, or null with findings `folder-missing`, `file-unknown`,
 * `file-link`, `file-not-utf8`, `file-too-large`, `folder-too-large`
 */
export function readRegimeFolder(folder: string): Outcome<RegimeFiles | null> {
  const findings: Finding[] = [];
  const refuse = (code: string, path: string, message: string): void => {
    findings.push({ code, severity: 'error', message, path });
  };
  const files = new Map<string, string>();
  if (!isFolder(folder)) {
    refuse('folder-missing', folder, `没有文件夹 ${folder}`);
    return { value: null, findings };
  }
  const paths = listPaths(folder, refuse);
  if (paths.length > MAX_FILES) {
    refuse('folder-too-large', folder, `文件夹中文件过多：最多 ${MAX_FILES} 个，所给有 ${paths.length} 个`);
    return { value: null, findings };
  }
  for (const path of paths) {
    const text = readText(join(folder, path), path, refuse);
    if (text !== null) files.set(path, text);
  }
  return { value: findings.length === 0 ? files : null, findings };
}

/** Writes the texts as they are; creates folders as needed and deletes nothing. Paths must be those of a regime. */
export function writeRegimeFolder(folder: string, files: RegimeFiles): void {
  for (const [path, text] of files) {
    if (kindOfPath(path) === null) throw new Error(`not a path of a regime: ${path}`);
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text, 'utf8');
  }
}

type Refuse = (code: string, path: string, message: string) => void;

function listPaths(folder: string, refuse: Refuse): readonly string[] {
  const paths: string[] = [];
  const look = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (isLeftAside(entry.name)) continue;
      if (entry.isSymbolicLink()) refuse('file-link', path, '不接受符号链接，请放入文件本身');
      else if (entry.isDirectory() && below === '' && FOLDER_KINDS.some((place) => place.at === entry.name)) look(path);
      else if (entry.isFile() && kindOfPath(path) !== null) paths.push(path);
      else refuse('file-unknown', path, `${describePlaces(path)}；所给为 ${path}`);
    }
  };
  look('');
  return paths.sort();
}

function isLeftAside(name: string): boolean {
  return name.startsWith('.') || name.endsWith('~') || /^README(\.[A-Za-z-]+)?\.md$/.test(name);
}

function readText(file: string, path: string, refuse: Refuse): string | null {
  if (lstatSync(file).size > MAX_BYTES) {
    refuse('file-too-large', path, `文件过大：最多 ${MAX_BYTES} 字节`);
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    refuse('file-not-utf8', path, '文件须为 UTF-8 文本');
    return null;
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
