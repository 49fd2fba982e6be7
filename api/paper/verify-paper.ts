import { readAsSystem, type Runtime } from '../identity/act-as';
import type { Context } from '../platform/context';
import { settle } from '../platform/operation';
import { refuseInput } from '../platform/user-error';
import { paperById } from './paper.loader';
import { standingOf, type PaperStanding } from './paper-standing';
import { readCode } from './verification-code';

/** All that anybody is told of a paper who has its code or its file. */
export interface VerifiedPaper {
  readonly number: string;
  readonly title: string;
  readonly government: string;
  /** Null where its regime does not have it told. */
  readonly project: string | null;
  readonly issuedOn: string;
  /** SHA-256 of the file as it was issued, in hex. */
  readonly digest: string;
  /** The day on which what it tells of was taken back; null: it stands. */
  readonly takenBackOn: string | null;
  /** The day on which another one was issued in its place; null: none was. */
  readonly replacedOn: string | null;
}

/** A paper that was found, and where. */
export interface FoundPaper extends Omit<VerifiedPaper, keyof PaperStanding> {
  readonly id: string;
  readonly code: string;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** @throws InputRefused for what can be neither a code nor a digest */
export function readVerification(code: string | null, digest: string | null): string {
  if ((code === null) === (digest === null))
    throw refuseInput('code', '须给出 code（核验码）或者 digest（文件摘要）之一');
  if (code !== null) {
    const read = readCode(code);
    if (read === null) throw refuseInput('code', '核验码为 16 位数字和字母，请核对后重新输入');
    return read;
  }
  const given = (digest ?? '').toLowerCase();
  if (!DIGEST.test(given)) throw refuseInput('digest', '须为 SHA-256 的十六进制文本，64 位');
  return given;
}

/** The paper with this code or digest, in whichever government; null where there is none. Without any session. */
export async function findPaper(ctx: Pick<Context, 'tx'>, key: string): Promise<FoundPaper | null> {
  // Row-level security shows the one row whose code or digest is named, and no other.
  await settle(ctx.tx, { 'app.paper': key });
  const [row] = await ctx.tx.query<FoundPaper[]>(
    `select p.id, g.code, p.number, p.title, g.title as government, p.shown_project as project, to_char(p.issued_on, 'YYYY-MM-DD') as "issuedOn", p.digest
     from paper p join government g on g.code = p.government where p.code = $1 or p.digest = $1`,
    [key],
  );
  return row ?? null;
}

/** What is told of it: its case is looked at by the system, and nothing of the case is told but whether the paper still stands. */
export async function verifiedPaper(runtime: Runtime, { id, code, ...told }: FoundPaper): Promise<VerifiedPaper> {
  const standing = await readAsSystem(runtime, code, async (ctx) => {
    const paper = await paperById(ctx).load(id);
    if (!paper) throw new Error(`paper ${id} is gone`);
    return standingOf(ctx, paper);
  });
  return { ...told, ...standing };
}
