import {
  analyse,
  compileMatrix,
  compileVocabulary,
  proveWords,
  type BoundSemantics,
  type Finding,
  type MatrixAnalysis,
  type MatrixDocument,
  type Regime,
  type Vocabulary,
} from '../../../form-schemas/engine';
import { drawAxes, type AxisPicture } from './axis-pictures';

/** What is said of a matrix while it is being written. */
export interface DraftAnalysis {
  /** Of compiling, analysing and the rows' words. */
  readonly findings: readonly Finding[];
  /** Null where the matrix does not compile. */
  readonly analysis: MatrixAnalysis | null;
  readonly pictures: readonly AxisPicture[];
  /** How long it took, ms. */
  readonly took: number;
}

/** What of a regime a matrix is read under; plain data, so that it can be sent to a worker. */
export type Ground = Pick<Regime, 'facts' | 'parameters'> & { readonly bounds: BoundSemantics };

/** Comparisons one analysis may do while somebody types; publication allows more. */
const BUDGET = 600_000;

/** Compiles and analyses a matrix as it is being written, and draws its bands. */
export function analyseDraft(
  document: MatrixDocument,
  vocabulary: Vocabulary,
  bounds: BoundSemantics,
): Omit<DraftAnalysis, 'took'> {
  const compiled = compileMatrix(document, vocabulary);
  if (compiled.value === null) return { findings: compiled.findings, analysis: null, pictures: [] };
  const { value, findings } = analyse(compiled.value, { budget: BUDGET });
  const words = proveWords(compiled.value, bounds);
  return {
    findings: [...compiled.findings, ...findings, ...words.findings],
    analysis: value,
    pictures: drawAxes(compiled.value, value),
  };
}

/** An analyser that keeps the vocabulary for as long as the ground stays the same. */
export function analyser(): (document: MatrixDocument, ground: Ground) => Omit<DraftAnalysis, 'took'> {
  let kept: { readonly ground: Ground; readonly vocabulary: Vocabulary | null } | null = null;
  return (document, ground) => {
    if (kept?.ground !== ground) kept = { ground, vocabulary: compileVocabulary(ground).value };
    return kept.vocabulary
      ? analyseDraft(document, kept.vocabulary, ground.bounds)
      : { findings: [], analysis: null, pictures: [] };
  };
}
