import { readFileSync } from 'node:fs';

/** A text that someone hands in: a file, or standard input for `-`. A BOM is dropped: Windows editors write one. Null with the reason when it cannot be read. */
export function readInput(path: string): { readonly text: string } | { readonly text: null; readonly reason: string } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
    const name = path === '-' ? '标准输入' : path;
    const why = code === 'EISDIR' ? '：须为文件，所给为文件夹' : code === 'EACCES' ? '：没有读的权限' : '';
    return { text: null, reason: code === 'ENOENT' ? `没有文件 ${path}` : `无法读取 ${name}${why}` };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: null, reason: `${path === '-' ? '标准输入' : path} 须为 UTF-8 文本` };
  }
}
