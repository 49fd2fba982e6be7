/** A kind of file that may be attached, found by its content. */
export type ContentKind = 'pdf' | 'png' | 'jpeg' | 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'zip' | 'text';

/** What a file turned out to be; `locked`: nobody reads it without a password. */
export interface Content {
  readonly kind: ContentKind | null;
  readonly locked: boolean;
}

interface MediaType {
  readonly mediaType: string;
  readonly kind: ContentKind;
  readonly extensions: readonly string[];
  /** How else browsers call it. */
  readonly aliases?: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What may be attached. Nothing that a browser would run, whatever it is called. */
const MEDIA_TYPES: readonly MediaType[] = [
  { mediaType: 'application/pdf', kind: 'pdf', extensions: ['pdf'] },
  { mediaType: 'image/png', kind: 'png', extensions: ['png'] },
  { mediaType: 'image/jpeg', kind: 'jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: `${OFFICE}.wordprocessingml.document`, kind: 'docx', extensions: ['docx'] },
  { mediaType: `${OFFICE}.spreadsheetml.sheet`, kind: 'xlsx', extensions: ['xlsx'] },
  { mediaType: `${OFFICE}.presentationml.presentation`, kind: 'pptx', extensions: ['pptx'] },
  { mediaType: 'application/ofd', kind: 'ofd', extensions: ['ofd'], aliases: ['application/x-ofd'] },
  { mediaType: 'application/zip', kind: 'zip', extensions: ['zip'], aliases: ['application/x-zip-compressed'] },
  { mediaType: 'text/plain', kind: 'text', extensions: ['txt'] },
  { mediaType: 'text/csv', kind: 'text', extensions: ['csv'] },
];

/** The extensions that may be attached, for messages. */
export const EXTENSIONS: readonly string[] = MEDIA_TYPES.flatMap((type) => type.extensions);

/** The media type in the table's writing, or null for one that may not be attached. */
export function knownMediaType(given: string): string | null {
  const asked = given.split(';')[0]?.trim().toLowerCase() ?? '';
  return MEDIA_TYPES.find((type) => type.mediaType === asked || type.aliases?.includes(asked))?.mediaType ?? null;
}

export function extensionsOf(mediaType: string): readonly string[] {
  return MEDIA_TYPES.find((type) => type.mediaType === mediaType)?.extensions ?? [];
}

export function isOfKind(mediaType: string, kind: ContentKind | null): boolean {
  return MEDIA_TYPES.some((type) => type.mediaType === mediaType && type.kind === kind);
}

/** A kind in words: what a file turned out to be. */
export function wordKind(kind: ContentKind | null): string {
  return kind === null ? '不认识的内容' : kind === 'text' ? '文本' : kind;
}
