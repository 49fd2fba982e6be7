import {
  bodyTitles,
  wordHundredths,
  type CompiledEvaluation,
  type CompiledRegime,
  type CompiledTree,
  type EvaluationKindDocument,
} from '../../form-schemas/engine';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { refuseInput } from '../platform/user-error';
import { askedEdition } from '../regime/asked-edition';
import { compiledEdition, compiledOf } from '../regime/compiled-edition';
import { editionsInForce } from '../regime/edition-in-force';
import { EvaluationConfirmMode, type EvaluationFrame, type EvaluationIndicator } from './evaluation.types';
import type { Evaluation } from './evaluation.entity';
import { objectionToPrepare } from './who-prepares';

/** By what something is evaluated: the kind, its tree and the grades, as an edition says. */
export interface Frame {
  readonly regime: CompiledRegime;
  readonly evaluation: CompiledEvaluation;
  readonly kind: EvaluationKindDocument;
  readonly tree: CompiledTree;
}

/** What the regimes in force say of evaluations; those that say nothing are left out. */
export async function framesOf(ctx: Context): Promise<readonly EvaluationFrame[]> {
  const editions = await editionsInForce(ctx, ctx.today);
  const regimes = await Promise.all(editions.map((edition) => compiledOf(ctx, edition)));
  return regimes.flatMap(({ evaluation, ...regime }) => (evaluation ? [frameOf(ctx, regime, evaluation)] : []));
}

function frameOf(
  ctx: Context,
  { regime, article, bodies, procedures }: Omit<CompiledRegime, 'evaluation'>,
  { grades, kinds, trees }: CompiledEvaluation,
): EvaluationFrame {
  // Of one's own unit at least.
  const organisation = signedIn(ctx).appointment?.organisation ?? '';
  return {
    regimeCode: regime.code,
    regimeTitle: regime.title,
    grades: grades.map(({ document: { value, title, clause }, from }) => ({
      value,
      title,
      from: wordHundredths(from),
      article: article(clause),
    })),
    kinds: [...kinds.values()].flatMap(
      ({ code, title, of, clause, tree: named, procedure, confirmers = [], mode, note }) => {
        const tree = trees.get(named);
        if (!tree) return [];
        const titles = bodyTitles({ bodies }, confirmers);
        return [
          {
            code,
            title,
            of,
            article: article(clause),
            procedure: procedure === undefined ? null : (procedures.get(procedure)?.document.title ?? procedure),
            confirmers: titles,
            confirmMode: mode === 'all' ? EvaluationConfirmMode.ALL : EvaluationConfirmMode.ANY,
            beginObjection: objectionToPrepare(ctx, { organisation, kindTitle: title, bodies: confirmers, titles }),
            note: note ?? null,
            treeTitle: tree.document.title,
            treeNote: tree.document.note ?? null,
            needsTargets: tree.document.targets === true,
            indicators: tree.indicators.map(({ weight, ...indicator }): EvaluationIndicator => ({
              ...indicator,
              weight: wordHundredths(weight),
            })),
          },
        ];
      },
    ),
  };
}

/** The frame of a kind in the edition in force. @throws InputRefused, ApiError NOT_FOUND */
export async function askedFrame(
  ctx: Context,
  { regimeCode, kind: code }: { readonly regimeCode: string; readonly kind: string },
): Promise<Frame & { readonly edition: string }> {
  const edition = await askedEdition(ctx, { regimeCode });
  const frame = frameIn(await compiledOf(ctx, edition), code);
  if (!frame) throw refuseInput('kind', `现行制度没有“${code.slice(0, 40)}”这种评价`);
  return { ...frame, edition: edition.id };
}

/** The frame that an evaluation is scored by: of the edition under which it was begun. */
export async function frameOfEvaluation(ctx: Context, { edition, kind }: Evaluation): Promise<Frame> {
  const frame = frameIn(await compiledEdition(ctx, edition), kind);
  if (!frame) throw new Error(`edition ${edition} has no evaluation ${kind}`);
  return frame;
}

function frameIn(regime: CompiledRegime, code: string): Frame | null {
  const kind = regime.evaluation?.kinds.get(code);
  const tree = kind && regime.evaluation?.trees.get(kind.tree);
  return regime.evaluation && kind && tree ? { regime, evaluation: regime.evaluation, kind, tree } : null;
}
