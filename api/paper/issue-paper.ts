import { createHash, randomUUID } from 'node:crypto';
import { occasionOf, writeNumber, type Finding } from '../../form-schemas/engine';
import { applicationById } from '../application/application.loader';
import { lockCase } from '../application/load-case';
import { recordAudit } from '../audit/record-audit';
import { governmentByCode } from '../identity/identity.loader';
import { authorise, signedIn } from '../platform/authorise';
import { canonicalJson, sha256 } from '../platform/canonical';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { contentOf, judgeIssuing, papersFor } from './case-papers';
import type { DrawnFile } from './draw/draw-paper';
import { drawThread } from './draw/draw-thread';
import type { DrawnPaper } from './draw/drawn-paper';
import { nextNumber, presumedNumber } from './next-number';
import { Paper, PaperKind } from './paper.entity';
import { verifyAddress } from './verify-address';
import { newCode, writeCode } from './verification-code';

export interface IssuePaper {
  /** Database id. */
  readonly application: string;
  /** Code of the template. */
  readonly paper: string;
}

export interface IssuedPaper {
  readonly paper: Paper | null;
  readonly findings: readonly Finding[];
}

/** A file drawn before its number was certain. */
interface Drawn {
  readonly code: string;
  readonly of: string;
  readonly file: DrawnFile;
}

/**
 * Issues a paper of a case: numbered, drawn, stored, never changed again. On the same occasion it is issued once; whoever asks
 * again, or at the same time, gets the one that is there. Findings as {@link judgeIssuing}.
 *
 * It is drawn outside the transaction under the number that will probably be its own; the counter is locked only at the end.
 * Where somebody else has taken that number meanwhile it is drawn again while the lock is held, so that numbers have no gaps.
 *
 * @throws ApiError NOT_FOUND for a case or a paper that is not there
 */
export async function issuePaper(ctx: Context, input: IssuePaper): Promise<IssuedPaper> {
  authorise(ctx, 'paper:issue');
  if (!(await applicationById(ctx).load(input.application))) throw new ApiError('NOT_FOUND', '没有找到该案件');
  const loaded = await lockCase(ctx, input.application);
  const { application, regime, state } = loaded;
  const template = (await papersFor(ctx, application)).find(({ document }) => document.code === input.paper);
  if (!template) throw new ApiError('NOT_FOUND', '该案件没有这种文书');
  const { document } = template;
  const findings = await judgeIssuing(ctx, loaded, template);
  const occasion = occasionOf(document, state);
  if (findings.length > 0 || occasion === null) return { paper: null, findings };
  const key = { government: ctx.government, application: application.id, template: document.code, occasion };
  const issued = await ctx.tx.findOne(Paper, { where: key });
  if (issued) return { paper: issued, findings };

  const year = Number(ctx.today.slice(0, 4));
  const series = { regimeCode: regime.regime.code, series: document.number.series, year };
  const government = (await governmentByCode(ctx).load(ctx.government))?.title ?? ctx.government;
  const drawnAs = async (serial: number, code: string): Promise<DrawnPaper> => {
    const number = writeNumber(document.number, year, serial);
    return {
      content: await contentOf(ctx, application, template, { occasion, number }),
      government,
      made: Date.parse(`${ctx.today}T00:00:00+08:00`),
      issued: { number, code: writeCode(code), address: verifyAddress(ctx, code) },
      mark: null,
    };
  };
  const presumed = await presumedNumber(ctx, series);
  const before = await ctx.outside(`paper ${canonicalJson(key)}`, await drawing((code) => drawnAs(presumed, code)));
  const serial = await nextNumber(ctx, series);
  const paper = await drawnAs(serial, before.code);
  const file = before.of === hashOf(paper) ? before.file : await drawThread.draw(paper);
  const { person, kind } = signedIn(ctx);
  const stored = await insertRow(ctx, Paper, {
    ...key,
    ...series,
    id: randomUUID(),
    project: application.project,
    edition: application.edition,
    kind: document.kind === 'sheet' ? PaperKind.SHEET : PaperKind.DECISION,
    title: document.title,
    serial,
    number: writeNumber(document.number, year, serial),
    shownProject: document.namesProject === true ? application.title : null,
    code: before.code,
    digest: createHash('sha256').update(file.bytes).digest('hex'),
    pages: file.pages,
    size: file.bytes.length,
    file: Buffer.from(file.bytes),
    issuedOn: ctx.today,
    issuedAt: ctx.now,
    issuer: kind === 'system' ? null : person.id,
  });
  recordAudit(ctx, {
    verb: 'paper:issue',
    subject: { type: 'Paper', id: stored.id },
    details: { application: application.id, paper: document.code, number: stored.number, digest: stored.digest },
  });
  return { paper: stored, findings };
}

/** What is done outside the transaction; everything that it reads has been read when it begins. */
async function drawing(of: (code: string) => Promise<DrawnPaper>): Promise<() => Promise<Drawn>> {
  const code = newCode();
  const paper = await of(code);
  return async () => ({ code, of: hashOf(paper), file: await drawThread.draw(paper) });
}

function hashOf(paper: DrawnPaper): string {
  return sha256(canonicalJson(paper));
}
