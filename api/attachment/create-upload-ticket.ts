import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { newToken } from '../identity/token';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { refuseInput } from '../platform/user-error';
import { Attachment, AttachmentStatus } from './attachment.entity';
import { placeOf } from './file-store';
import { forgetUnsent } from './forget-unsent';
import { EXTENSIONS, extensionsOf, knownMediaType } from './media-types';

export interface CreateUploadTicket {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
}

export interface UploadTicket {
  /** Shown once; only its SHA-256 is stored. */
  readonly ticket: string;
  readonly attachment: Attachment;
}

const LARGEST = 50 * 1024 * 1024;
const TICKET_MS = 15 * 60 * 1000;
const LONGEST_NAME = 200;

/**
 * Announces a file for the organisation of the session's office, and gives a ticket with which it may be sent once,
 * within 15 minutes, by the same person. What has been announced counts against the quotas until then.
 */
export async function createUploadTicket(ctx: Context, input: CreateUploadTicket): Promise<UploadTicket> {
  authorise(ctx, 'attachment:upload');
  const session = signedIn(ctx);
  if (!session.appointment) throw new ApiError('FORBIDDEN', '附件须以某一任职上传');
  const { organisation } = session.appointment;
  const name = readName(input.name);
  const mediaType = readMediaType(input.mediaType, name);
  const { size } = input;
  if (!Number.isSafeInteger(size) || size < 1 || size > LARGEST) {
    throw refuseInput('size', `须为 1 至 ${LARGEST} 字节（50 MB），所给为 ${size}`);
  }
  await reserve(ctx, organisation, size);
  const { token, digest } = newToken();
  const id = randomUUID();
  const attachment = await insertRow(ctx, Attachment, {
    government: ctx.government,
    id,
    place: placeOf(ctx.government, id),
    name,
    size,
    mediaType,
    digest: null,
    status: AttachmentStatus.PENDING,
    ticketHash: digest,
    ticketExpiresAt: new Date(ctx.now.getTime() + TICKET_MS),
    uploader: session.person.id,
    organisation,
    createdAt: ctx.now,
    storedAt: null,
  });
  recordAudit(ctx, {
    verb: 'attachment:announce',
    subject: { type: 'Attachment', id: attachment.id },
    details: { name, size, mediaType },
  });
  return { ticket: token, attachment };
}

/**
 * Makes sure that the quotas of the organisation and of its government hold; one announcement of a government at a time, so
 * that two cannot both take what is left for one. What was never sent is forgotten.
 */
async function reserve(ctx: Context, organisation: string, size: number): Promise<void> {
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`attachment/${ctx.government}`]);
  await forgetUnsent(ctx);
  const [row] = await ctx.tx.query<{ unit: string; government: string }[]>(
    `select coalesce(sum(size), 0)::text as government,
            coalesce(sum(size) filter (where organisation = $2), 0)::text as unit
     from attachment where government = $1`,
    [ctx.government, organisation],
  );
  const { attachmentQuota, governmentAttachmentQuota } = ctx.settings;
  mustFit('本单位', attachmentQuota, Number(row?.unit ?? 0), size);
  mustFit('本级政府各单位', governmentAttachmentQuota, Number(row?.government ?? 0), size);
}

function mustFit(whose: string, quota: number, used: number, size: number): void {
  const left = Math.max(0, quota - used);
  if (size > left)
    throw refuseInput('size', `超出${whose}的附件总量（${quota} 字节）：尚余 ${left} 字节，此文件为 ${size} 字节`);
}

function readName(given: string): string {
  const name = given.trim().normalize('NFC');
  // Format characters could show another extension than there is.
  if (
    name === '' ||
    name.length > LONGEST_NAME ||
    /[\p{Cc}\p{Cf}\p{Surrogate}/\\]/u.test(name) ||
    name.startsWith('.')
  ) {
    throw refuseInput('name', `文件名须为 1 至 ${LONGEST_NAME} 个字符，不以点开头，不含路径分隔符与控制字符`);
  }
  return name;
}

function readMediaType(given: string, name: string): string {
  const mediaType = knownMediaType(given);
  if (mediaType === null) {
    throw refuseInput('mediaType', `不接受类型“${given.slice(0, 80)}”；可上传 ${EXTENSIONS.join('、')}`);
  }
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const expected = extensionsOf(mediaType);
  if (!expected.includes(extension)) {
    throw refuseInput(
      'name',
      `类型 ${mediaType} 的文件名须以 .${expected.join('、.')} 结尾，所给为“${name.slice(0, 60)}”`,
    );
  }
  return mediaType;
}
