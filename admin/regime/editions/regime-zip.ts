import { Unzip, UnzipInflate, strToU8, zipSync, type UnzipFile } from 'fflate';
import type { Finding, Outcome } from '../../../form-schemas/engine';
import { describePlaces, kindOfPath, type RegimeFiles } from '../../../form-schemas/formats/document-kind';
import { t } from '../../i18n/t';

/** More than any regime needs; what is beyond is not one. */
export const MOST_FILES = 1_000;
export const MOST_BYTES = 10_000_000;

/** The same date in every zip, so that the same files give the same bytes. */
const DATE = new Date(2000, 0, 1);

/** Files as a zip that holds one folder; texts byte by byte as they are. */
export function packFiles(files: RegimeFiles, folder: string): Uint8Array<ArrayBuffer> {
  const paths = [...files.keys()].sort();
  const entries = Object.fromEntries(paths.map((path) => [`${folder}/${path}`, strToU8(files.get(path) ?? '')]));
  return zipSync(entries, { mtime: DATE, level: 6 });
}

/**
 * A zip as the files of a regime. The folder around `regime.json` may lie at any depth; names that begin with a dot, README
 * files, editors' backups and what an operating system adds are left aside, as the command line does it.
 *
 * @returns the texts by path, or null with findings `zip-broken`, `zip-path`, `zip-too-large`, `zip-no-regime`,
 * `file-not-utf8`, `file-unknown`
 */
export function unpackFiles(bytes: Uint8Array): Outcome<RegimeFiles | null> {
  if (bytes.length > MOST_BYTES) return refused('zip-too-large', '', tooLarge());
  const read = readEntries(bytes);
  if (read.value === null) return { value: null, findings: read.findings };
  const findings: Finding[] = [];
  const entries = [...read.value].filter(([path]) => !isLeftAside(path));
  const roots = entries.map(([path]) => path).filter((path) => path === 'regime.json' || path.endsWith('/regime.json'));
  const root = roots.sort((a, b) => a.length - b.length)[0];
  if (root === undefined)
    return refused(
      'zip-no-regime',
      '',
      t('压缩包里没有 regime.json：请压缩制度的整个文件夹（其中应有 regime.json、clauses.json 等）'),
    );
  const folder = root.slice(0, -'regime.json'.length);
  const files = new Map<string, string>();
  for (const [path, content] of entries) {
    const inside = path.startsWith(folder) ? path.slice(folder.length) : null;
    if (inside === null || kindOfPath(inside) === null) {
      findings.push(
        refusal(
          'file-unknown',
          path,
          t('{{places}}；所给为 {{path}}', { places: describePlaces(inside ?? path), path }),
        ),
      );
      continue;
    }
    const text = decode(content);
    if (text === null)
      findings.push(refusal('file-not-utf8', path, t('{{path}} 不是 UTF-8 文本；请另存为 UTF-8 后再压缩', { path })));
    else files.set(inside, text);
  }
  return { value: findings.length === 0 ? files : null, findings };
}

/** Unpacks piece by piece and stops where it grows beyond every measure, whatever the zip itself says of its size. */
function readEntries(bytes: Uint8Array): Outcome<ReadonlyMap<string, Uint8Array> | null> {
  const entries = new Map<string, Uint8Array>();
  let problem: Finding | null = null;
  let total = 0;
  const take = (file: UnzipFile): void => {
    if (problem || file.name.endsWith('/')) return;
    problem = judgeName(file.name, entries);
    if (!problem && entries.size >= MOST_FILES)
      problem = refusal('zip-too-large', '', t('压缩包里文件过多：最多 {{count}} 个', { count: MOST_FILES }));
    if (problem) return;
    const chunks: Uint8Array[] = [];
    entries.set(file.name, new Uint8Array());
    file.ondata = (error, chunk, final) => {
      if (problem) return;
      if (error) {
        problem = refusal('zip-broken', file.name, t('压缩包已损坏，无法解开：{{path}}', { path: file.name }));
        return;
      }
      total += chunk.length;
      if (total > MOST_BYTES) {
        problem = refusal('zip-too-large', '', tooLarge());
        file.terminate();
        return;
      }
      chunks.push(chunk);
      if (final) entries.set(file.name, join(chunks));
    };
    file.start();
  };
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refused('zip-broken', '', t('这不是 zip 压缩包'));
  try {
    const unzip = new Unzip(take);
    unzip.register(UnzipInflate);
    for (let at = 0; at < bytes.length && !problem; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch {
    problem ??= refusal('zip-broken', '', t('压缩包已损坏，无法解开'));
  }
  return problem ? { value: null, findings: [problem] } : { value: entries, findings: [] };
}

const PIECE = 16_384;

function judgeName(name: string, entries: ReadonlyMap<string, unknown>): Finding | null {
  const steps = name.split('/');
  if (
    name.startsWith('/') ||
    name.includes('\\') ||
    name.includes('\0') ||
    /^[A-Za-z]:/.test(name) ||
    steps.includes('..') ||
    steps.includes('.')
  )
    return refusal('zip-path', name, t('压缩包里有指向文件夹之外的路径：{{path}}', { path: name }));
  if (entries.has(name)) return refusal('zip-path', name, t('压缩包里有两个同名文件：{{path}}', { path: name }));
  return null;
}

function isLeftAside(path: string): boolean {
  const steps = path.split('/');
  const name = steps.at(-1) ?? '';
  return (
    steps.some((step) => step.startsWith('.') || step === '__MACOSX') ||
    name.endsWith('~') ||
    name === 'Thumbs.db' ||
    name === 'desktop.ini' ||
    /^README(\.[A-Za-z-]+)?\.md$/.test(name)
  );
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(): string {
  return t('压缩包过大：解开后最多 {{size}} MB', { size: MOST_BYTES / 1_000_000 });
}

function refusal(code: string, path: string, message: string): Finding {
  return { code, severity: 'error', message, ...(path === '' ? {} : { path }) };
}

function refused(code: string, path: string, message: string): Outcome<null> {
  return { value: null, findings: [refusal(code, path, message)] };
}
