import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Router, type Request, type Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Log } from '../platform/database/database';
import { answerError } from '../platform/http/answer-error';
import { argumentOf, readJsonArgument } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import { auditEventsWhere, type AuditEventWhere } from './audit-events';
import { AUDIT_HEADS, auditLines } from './audit-lines';

export interface AuditExportOptions {
  readonly begin: (request: Request, response: Response, requestId: string) => Promise<Operation>;
  readonly schema: GraphQLSchema;
  readonly log: Log;
}

/** Events read and written at a time. */
const PAGE = 500;

/**
 * `GET /exports/audit.csv?where={…}`: the filtered list, whole, newest first, as CSV (UTF-8 with a byte order mark). Written
 * page by page: each is read in a transaction of its own, under the session as it is then, and the next not before the
 * client has taken the last. That is one consistent list, because the audit only grows and the export begins at an event
 * that is fixed. Who takes the audit away is told in it, before the first byte.
 */
export function auditExportRouter(options: AuditExportOptions): Router {
  const router = Router();
  router.get('/audit.csv', async (request, response) => {
    const requestId = randomUUID();
    try {
      await send(options, request, response, requestId);
    } catch (error) {
      if (!response.destroyed) answerError(response, error, requestId, options.log);
    }
  });
  return router;
}

async function send(
  { begin, schema }: AuditExportOptions,
  request: Request,
  response: Response,
  requestId: string,
): Promise<void> {
  const inTransaction = async <T>(mode: 'read' | 'write', act: (operation: Operation) => Promise<T>): Promise<T> => {
    const operation = await begin(request, response, requestId);
    try {
      await operation.begin(mode);
      authorise(operation, 'audit:export');
      const result = await act(operation);
      if (mode === 'write') await operation.commit();
      return result;
    } finally {
      await operation.close();
    }
  };
  const asked = await inTransaction('write', (operation) => announce(operation, schema, request));
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="audit-${asked.day}.csv"; filename*=UTF-8''${encodeURIComponent(`审计记录-${asked.day}.csv`)}`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'x-request-id': requestId,
    'x-events': String(asked.events),
  });
  // Each page's operation listens for the end of the answer.
  response.setMaxListeners(0);
  await write(response, `\ufeff${AUDIT_HEADS}`);
  for (let before = asked.before; ;) {
    const page = await inTransaction('read', async (operation) => {
      const events = await auditEventsWhere(operation, asked.where)
        .andWhere('event.seq < :before', { before })
        .orderBy('event.seq', 'DESC')
        .limit(PAGE)
        .getMany();
      return { lines: await auditLines(operation, events), last: events.length === PAGE ? events.at(-1)?.seq : null };
    });
    await write(response, page.lines);
    if (page.last == null) break;
    before = page.last;
  }
  response.end();
}

interface Announced {
  readonly where: AuditEventWhere | null;
  readonly events: number;
  /** Number of the first event that is not of this export. */
  readonly before: string;
  readonly day: string;
}

async function announce(operation: Operation, schema: GraphQLSchema, request: Request): Promise<Announced> {
  refuseUnstorable(request.query, '');
  const where = readJsonArgument<AuditEventWhere>(
    schema,
    'AuditEventWhere',
    'where',
    argumentOf(request.query, 'where'),
    'auditEvents',
  );
  // A search without a beginning means the year before now, for every page the same one.
  const until: AuditEventWhere = { ...where, to: where?.to ?? operation.now };
  const whole = where?.text ? until : where;
  const found = await auditEventsWhere(operation, whole)
    .select('count(*)', 'events')
    .addSelect('coalesce(max(event.seq), 0) + 1', 'before')
    .getRawOne<{ events: string; before: string }>();
  const events = Number(found?.events ?? 0);
  recordAudit(operation, {
    verb: 'audit:export',
    subject: { type: 'Government', id: operation.government },
    details: { events, where: JSON.parse(JSON.stringify(where ?? {})) as Record<string, unknown> },
  });
  return { where: whole, events, before: found?.before ?? '0', day: operation.today };
}

/** Waits while the client is slower than the database. @throws Error when the client has gone */
async function write(response: Response, text: string): Promise<void> {
  if (response.destroyed) throw new Error('the client has gone');
  if (response.write(text)) return;
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
  if (response.destroyed) throw new Error('the client has gone');
}
