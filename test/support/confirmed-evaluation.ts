import { randomUUID } from 'node:crypto';
import { gradeOf, readHundredths, type StoryEvaluation } from '../../form-schemas/engine';
import { Evaluation, EvaluationStatus } from '../../api/evaluation/evaluation.entity';
import { insertRow } from '../../api/platform/insert';
import { updateVersion } from '../../api/platform/version';
import { compiledOf } from '../../api/regime/compiled-edition';
import { editionInForce } from '../../api/regime/edition-in-force';
import type { GivenGovernment, GivenOfficial } from './given';

interface Told {
  readonly regimeCode: string;
  /** Database ids. */
  readonly organisation: string;
  readonly project: string | null;
  readonly preparer: GivenOfficial;
  readonly confirmer: GivenOfficial;
}

/** Keeps an evaluation of a story as one that is confirmed now; where the same thing was evaluated for the year, as its correction. */
export async function confirmedEvaluation(
  government: GivenGovernment,
  { kind, year, score: text }: Pick<StoryEvaluation, 'kind' | 'year' | 'score'>,
  { regimeCode, organisation, project, preparer, confirmer }: Told,
): Promise<void> {
  await government.system(async (ctx) => {
    const edition = await editionInForce(ctx, regimeCode, ctx.today);
    if (!edition) throw new Error(`${regimeCode} is not in force`);
    const { evaluation } = await compiledOf(ctx, edition);
    const score = readHundredths(text) ?? 0;
    const before = (
      await ctx.tx.findBy(Evaluation, { government: ctx.government, regimeCode, kind, organisation, year })
    ).find((one) => one.project === project && one.status === EvaluationStatus.CONFIRMED);
    if (before)
      await updateVersion(
        ctx,
        Evaluation,
        { id: before.id, expectedVersion: before.version },
        { status: EvaluationStatus.SUPERSEDED },
      );
    await insertRow(ctx, Evaluation, {
      government: ctx.government,
      id: randomUUID(),
      regimeCode,
      edition: edition.id,
      kind,
      organisation,
      project,
      year,
      number: (before?.number ?? 0) + 1,
      corrects: before?.id ?? null,
      status: EvaluationStatus.CONFIRMED,
      entries: [],
      targets: {},
      budget: null,
      executed: null,
      score,
      grade: gradeOf(evaluation?.grades ?? [], score)?.document.value ?? null,
      sourceDocument: null,
      sourcePlace: null,
      note: '',
      reason: null,
      preparer: preparer.person.id,
      writers: [preparer.person.id],
      submitter: preparer.person.id,
      confirmer: confirmer.person.id,
      confirmations: [],
      createdAt: ctx.now,
      submittedAt: ctx.now,
      confirmedAt: ctx.now,
      handedIn: true,
      version: 1,
    });
  });
}
