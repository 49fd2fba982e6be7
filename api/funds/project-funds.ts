import { fundChain, type FundLink, type Fen } from '../../form-schemas/engine';
import type { Application } from '../application/application.entity';
import { knownFacts } from '../application/known-facts';
import { retoldOf, type Retold } from '../application/retold';
import { standingCase } from '../application/load-case';
import { surroundingsOf } from '../application/surroundings';
import type { CaseCap } from '../dossier/dossier.types';
import type { Context } from '../platform/context';
import { defineLoader } from '../platform/loader';
import { projectById } from '../project/project.loader';
import type { RecordRow } from '../record/record-row.entity';
import { rowsByCode } from '../record/record-rows';
import { projectClocks } from '../side/project-clocks';
import type { FundEntry, ProjectFundLink } from './funds.types';

const rowByCode = defineLoader<string, RecordRow | null>(
  async (ctx, codes) => new Map((await rowsByCode(ctx, codes)).map((row) => [row.code, row])),
  () => null,
);

/** The chain of a project's money from its main case, as far as the session may see the facts. */
export async function projectFunds(ctx: Context, application: Application): Promise<readonly ProjectFundLink[]> {
  const { regime, values } = await knownFacts(ctx, application);
  const { ledger } = regime.regime;
  if (!ledger || ledger.funds.length === 0) return [];
  const loaded = await standingCase(ctx, application);
  const { rows } = await surroundingsOf(ctx, loaded);
  const chain = fundChain(regime, Object.fromEntries(values), rows, ctx.today);
  const retold = chain.some(({ facts, amount }) => facts.length > 0 && amount !== null)
    ? ((await retoldOf(ctx).load(application.id))?.events ?? [])
    : [];
  const project = application.project === null ? null : await projectById(ctx).load(application.project);
  const isTimed = ledger.funds.some(({ deadline }) => deadline !== undefined);
  const clocks = project && isTimed ? await projectClocks(ctx, project, application) : [];
  return Promise.all(
    chain.map(async (link): Promise<ProjectFundLink> => {
      const own = ledger.funds.find(({ code }) => code === link.code);
      const record = own?.rows?.record ?? null;
      return {
        code: link.code,
        title: link.title,
        amount: link.amount,
        silent: link.silent,
        clock: clocks.find(({ code }) => code === own?.deadline) ?? null,
        clause: link.clause,
        article: regime.article(link.clause),
        record,
        entries: record === null ? saidBy(regime, link, retold, application.id) : await writtenIn(ctx, link),
        caps: link.caps.flatMap(({ check: code, amount, ...bound }): CaseCap[] => {
          const document = regime.checks.get(code)?.document;
          if (!document) return [];
          const { title, clause } = document;
          const amountTitle = amount === null ? null : regime.vocabulary.titleOf(amount);
          return [{ check: code, title, amountTitle, ...bound, clause, article: regime.article(clause) }];
        }),
      };
    }),
  );
}

/** The row of each part. */
async function writtenIn(ctx: Context, { parts }: FundLink): Promise<readonly FundEntry[]> {
  const entries = await Promise.all(
    parts.map(async ({ row: code, amount }): Promise<FundEntry | null> => {
      const row = await rowByCode(ctx).load(code);
      return row && { on: row.on, amount, case: row.application, row };
    }),
  );
  return entries.filter((entry) => entry !== null);
}

/** Owners whose facts an event sets; what comes from rows or other cases has its own entries there. */
const SET: readonly string[] = ['form', 'scope', 'effect'];

/** The last event that changed what a fact hangs on. */
function saidBy(
  regime: Parameters<typeof fundChain>[0],
  { facts, amount }: FundLink,
  events: readonly Retold[],
  application: string,
): readonly FundEntry[] {
  if (amount === null) return [];
  const { vocabulary } = regime;
  const names = facts.filter((name) => {
    const fact = vocabulary.facts.get(name);
    return fact?.type === 'money' && SET.includes(fact.owner.kind);
  });
  if (names.length < facts.filter((name) => vocabulary.facts.get(name)?.type === 'money').length) return [];
  const last = events.findLast(({ before, after }) =>
    names.some((name) => vocabulary.reader(after.facts)(name) !== vocabulary.reader(before.facts)(name)),
  );
  if (!last) return [];
  const from = last.event.type === 'effect' ? (last.event.by ?? last.event.from) : application;
  return [{ on: last.event.on, amount: amount as Fen, case: from, row: null }];
}
