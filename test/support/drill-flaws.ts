import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { isFine, openCase, step, writeState, type CaseState } from '../../form-schemas/engine';
import { readEvent } from '../../api/application/event-view';
import { verifyAudit } from '../../api/audit/verify-audit';
import { fromGlobalId } from '../../api/platform/global-id';
import { compiled } from '../engine/fixtures/invented-case';
import type { Query } from './admin';
import { DRILL_GOVERNMENT, TOLD_OF_A_FILING, type Filed } from './drill-filing';
import type { Told } from './drill-load';

interface StoredCase {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly version: number;
  readonly snapshot: CaseState;
  /** Of the project that names this case as its own. */
  readonly code: string | null;
  readonly projectTitle: string | null;
  readonly events: readonly string[] | null;
  readonly seqs: readonly number[] | null;
  readonly tasks: readonly (readonly [slot: string, status: string])[] | null;
  readonly audits: number;
  readonly notices: number;
  readonly drafts: number;
}

const CASES = `
  select a.id, a.title, a.stage, a.version, a.snapshot, p.code, p.title as "projectTitle",
    (select json_agg(e.event order by e.seq) from application_event e where e.government = a.government and e.application = a.id) as events,
    (select json_agg(e.seq order by e.seq) from application_event e where e.government = a.government and e.application = a.id) as seqs,
    (select json_agg(json_build_array(t.slot, t.status)) from task t where t.government = a.government and t.application = a.id) as tasks,
    (select count(*)::int from audit_event v where v.government = a.government and v.subject_type = 'Application' and v.verb = 'application:file' and v.subject = a.id::text) as audits,
    (select count(*)::int from notice n where n.government = a.government and n.application = a.id) as notices,
    (select count(*)::int from filing_draft d where d.government = a.government and d.application = a.id and d.filed_at is not null) as drafts
  from application a left join project p on p.government = a.government and p.id = a.project and p.application = a.id
  where a.government = $1`;

/** What is wrong with a database after a drill, given what the clients were told; empty when every promise was kept. */
export async function flawsOf(query: Query, told: Told<Filed>): Promise<readonly string[]> {
  const cases = await query<StoredCase>(CASES, [DRILL_GOVERNMENT]);
  return [...promisesBroken(cases, told), ...cases.flatMap(halfThere), ...(await leftOver(query, cases, told))];
}

/** What was acknowledged is there once and as it was told; what was not is there once or not at all. */
function promisesBroken(cases: readonly StoredCase[], told: Told<Filed>): readonly string[] {
  const flaws: string[] = [];
  const byTitle = new Map<string, StoredCase[]>();
  for (const stored of cases) byTitle.set(stored.title, [...(byTitle.get(stored.title) ?? []), stored]);
  for (const [label, { id, code }] of told.acknowledged) {
    const stored = byTitle.get(label) ?? [];
    if (stored.length === 0) flaws.push(`${label}: acknowledged and lost`);
    else if (!stored.some((found) => found.id === fromGlobalId(id)?.key && found.code === code)) {
      flaws.push(`${label}: acknowledged as ${code}, stored as ${stored.map((found) => found.code).join()}`);
    }
  }
  for (const [label, stored] of byTitle) {
    if (stored.length > 1) flaws.push(`${label}: stored ${stored.length} times`);
    if (!told.acknowledged.has(label) && !told.unanswered.has(label)) flaws.push(`${label}: nobody filed it`);
  }
  const codes = cases.map((stored) => stored.code);
  if (new Set(codes).size < codes.length) flaws.push('two projects have the same code');
  return flaws;
}

/**
 * {@link flawsOf} in one snapshot: what a database does after its clients were cut off may still commit between one
 * question and the next.
 */
export async function flawsAtOnce(query: Query, told: Told<Filed>): Promise<readonly string[]> {
  await query('begin isolation level repeatable read read only');
  try {
    return await flawsOf(query, told);
  } finally {
    await query('rollback');
  }
}

/** What belongs to one filing commits together or not at all. */
function halfThere(stored: StoredCase): readonly string[] {
  const flaws: string[] = [];
  const wants = (name: string, found: unknown, expected: unknown): void => {
    if (!isDeepStrictEqual(found, expected))
      flaws.push(`${stored.title}: ${name} ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  };
  wants('project', stored.projectTitle, stored.title);
  wants('events', stored.seqs, [1]);
  wants('version', stored.version, 1);
  wants('stage', stored.stage, stored.snapshot.stage);
  wants('audit events', stored.audits, 1);
  wants('notices', stored.notices, TOLD_OF_A_FILING);
  wants('drafts handed in', stored.drafts, 1);
  wants('snapshot', stored.snapshot, replayed(stored.events ?? []));
  const unfinished = new Set(['open', 'waiting']);
  wants(
    'open tasks',
    (stored.tasks ?? []).filter(([, status]) => unfinished.has(status)).sort(),
    stored.snapshot.slots
      .filter(({ status }) => unfinished.has(status))
      .map(({ id, status }) => [id, status])
      .sort(),
  );
  return flaws;
}

const regime = compiled();

/** The state that the events come to, in the form in which it is stored. */
function replayed(events: readonly string[]): unknown {
  let state = openCase(regime, 'loan').value;
  for (const event of events) {
    const outcome = state && step(regime, state, readEvent(event));
    state = outcome && isFine(outcome.findings) ? outcome.value : null;
  }
  return state && (JSON.parse(JSON.stringify(writeState(regime, state))) as unknown);
}

/** Counters, keys, drafts and the audit, which belong to no single case. */
async function leftOver(query: Query, cases: readonly StoredCase[], told: Told<Filed>): Promise<readonly string[]> {
  const flaws: string[] = [];
  const [sums] = await query<{
    projects: number;
    numbers: number;
    drafts: number;
    starts: number;
    unfinishedKeys: number;
  }>(
    `select (select count(*)::int from project where government = $1) as projects,
      (select coalesce(sum(last), 0)::int from project_number where government = $1) as numbers,
      (select count(*)::int from filing_draft where government = $1) as drafts,
      (select count(*)::int from audit_event where government = $1 and verb = 'draft:start') as starts,
      (select count(*)::int from idempotency_key where government = $1 and payload is null) as "unfinishedKeys"`,
    [DRILL_GOVERNMENT],
  );
  if (sums?.projects !== cases.length) flaws.push(`${sums?.projects} projects for ${cases.length} cases`);
  if (sums?.numbers !== cases.length) flaws.push(`${sums?.numbers} project numbers given to ${cases.length} cases`);
  if (sums?.starts !== sums?.drafts) flaws.push(`${sums?.starts} audit events of ${sums?.drafts} drafts begun`);
  const begun = told.acknowledged.size + told.unanswered.size;
  if ((sums?.drafts ?? 0) > begun) flaws.push(`${sums?.drafts} drafts for ${begun} filings`);
  if (sums?.unfinishedKeys !== 0) flaws.push(`${sums?.unfinishedKeys} idempotency keys without an answer`);
  const reader = { query } as unknown as EntityManager;
  const audit = await verifyAudit(reader, DRILL_GOVERNMENT);
  return [...flaws, ...audit.flaws.map(({ message }) => `audit: ${message}`)];
}
