import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { newToken } from '../identity/token';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { refuseInput } from '../platform/user-error';
import { Attachment, AttachmentStatus } from './attachment.entity';
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
/** An upload that began in time and has not ended so long after was cut off with its server. */
const ABANDONED_MS = 60 * 60 * 1000;
const LONGEST_NAME = 200;

/**
 * Announces a file for the organisation of the session's office, and gives a ticket with which it may be sent once,
 * within 15 minutes, by the same person. What has been announced counts against the organisation's quota until then.
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
  const attachment = await insertRow(ctx, Attachment, {
    government: ctx.government,
    id: randomUUID(),
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

/** Makes sure that the quota holds; one announcement of an organisation at a time. What was never sent is forgotten. */
async function reserve(ctx: Context, organisation: string, size: number): Promise<void> {
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `attachment/${ctx.government}/${organisation}`,
  ]);
  await ctx.tx.query(
    `delete from attachment where government = $1 and organisation = $2 and status = 'pending'
       and (ticket_expires_at <= $4 or (ticket_hash is not null and ticket_expires_at <= $3))`,
    [ctx.government, organisation, ctx.now, new Date(ctx.now.getTime() - ABANDONED_MS)],
  );
  const [row] = await ctx.tx.query<{ used: string }[]>(
    'select coalesce(sum(size), 0)::text as used from attachment where government = $1 and organisation = $2',
    [ctx.government, organisation],
  );
  const { attachmentQuota } = ctx.settings;
  const left = attachmentQuota - Number(row?.used ?? 0);
  if (size > left) {
    throw refuseInput(
      'size',
      `超出本单位的附件总量（${attachmentQuota} 字节）：尚余 ${Math.max(0, left)} 字节，此文件为 ${size} 字节`,
    );
  }
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
