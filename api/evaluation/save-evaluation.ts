import { found, isFine, type Fen, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { updateVersion } from '../platform/version';
import { readAmounts, readPublished, type Published } from './create-evaluation';
import { Evaluation, EvaluationStatus } from './evaluation.entity';
import { frameOfEvaluation } from './frame';
import { judgeEvaluation, readLines, type GivenLine } from './judge-evaluation';
import { lockEvaluation, mustBe, writersWith } from './own-evaluation';
import { mustPrepare } from './preparers';

const MOST_LINES = 300;

export interface SaveEvaluation {
  readonly id: string;
  readonly expectedVersion: number;
  readonly lines: readonly GivenLine[];
  readonly budget: Fen | null;
  readonly executed: Fen | null;
  readonly published: Published | null;
  readonly note: string;
}

/** Keeps what has been scored so far, whole or not. Findings of what is wrong with it: nothing of the sheet is kept. */
export async function saveEvaluation(ctx: Context, input: SaveEvaluation): Promise<Outcome<Evaluation | null>> {
  authorise(ctx, 'evaluation:prepare');
  const before = await lockEvaluation(ctx, input.id);
  await mustPrepare(ctx, before);
  mustBe(before, EvaluationStatus.DRAFT, '填写中');
  if (input.lines.length > MOST_LINES) throw refuseInput('lines', `至多 ${MOST_LINES} 行`);
  const frame = await frameOfEvaluation(ctx, before);
  const { entries, targets } = readLines(input.lines);
  const source = readPublished(input.published);
  const scored = { entries, targets, sourceDocument: source.document, score: source.score };
  const { value: result, findings } = judgeEvaluation(frame, scored, false);
  if (!isFine(findings)) return found(null, findings);
  await updateVersion(
    ctx,
    Evaluation,
    { id: input.id, expectedVersion: input.expectedVersion },
    {
      writers: writersWith(ctx, before),
      entries,
      targets: targets as object,
      ...readAmounts(input.budget, input.executed),
      score: result.score,
      grade: result.grade,
      sourceDocument: source.document,
      sourcePlace: source.place,
      note: input.note.trim() === '' ? '' : readText(input.note, 'note', 2000),
    },
  );
  recordAudit(ctx, { verb: 'evaluation:save', subject: { type: 'Evaluation', id: input.id } });
  return found(await lockEvaluation(ctx, input.id), findings);
}
