import { t } from '../i18n/t';
import { joined } from '../kit/words';
import { wordSize } from './upload';

/** What a field takes, of each file and altogether. */
export interface FileRules {
  readonly most: number;
  /** Endings, as `pdf`; null: whatever may be uploaded at all. */
  readonly accepts: readonly string[] | null;
  /** Bytes of one file. */
  readonly largest: number;
}

const MB = 1024 * 1024;
const LARGEST = 50 * MB;
/** What the server takes at all. */
const KNOWN = ['pdf', 'ofd', 'docx', 'xlsx', 'pptx', 'png', 'jpg', 'jpeg', 'zip', 'txt', 'csv'];

export function fileRules(most: number, accepts?: readonly string[], megabytes?: number): FileRules {
  return { most, accepts: accepts ?? null, largest: Math.min(LARGEST, (megabytes ?? LARGEST / MB) * MB) };
}

/** The endings that a field takes; `jpg` is also written `jpeg`. */
function endingsOf({ accepts }: FileRules): readonly string[] {
  return accepts === null ? KNOWN : accepts.flatMap((one) => (one === 'jpg' ? ['jpg', 'jpeg'] : [one]));
}

/** For the browser's own dialog. */
export function acceptAttribute(rules: FileRules): string {
  return endingsOf(rules)
    .map((ending) => `.${ending}`)
    .join(',');
}

/** Said beside the button, before a file is chosen. */
export function wordRules(rules: FileRules): string {
  return t('最多 {{most}} 个，每个不超过 {{size}}；可用 {{kinds}}', {
    most: rules.most,
    size: wordSize(rules.largest),
    kinds: joined(rules.accepts ?? KNOWN.filter((one) => one !== 'jpeg')),
  });
}

/** Why a file is not even sent; null: it may be. */
export function refuseFile(rules: FileRules, { name, size }: Pick<File, 'name' | 'size'>): string | null {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kinds = joined(rules.accepts ?? KNOWN.filter((one) => one !== 'jpeg'));
  if (!endingsOf(rules).includes(ending)) return t('这里不收此类文件；可用 {{kinds}}', { kinds });
  if (size === 0) return t('这是一个空文件');
  if (size > rules.largest)
    return t('文件为 {{size}}，超过每个 {{most}} 的上限', { size: wordSize(size), most: wordSize(rules.largest) });
  return null;
}
