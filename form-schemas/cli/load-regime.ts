import { compileRegime, type CompiledRegime } from '../engine/compiled-regime';
import { isFine, type Finding } from '../engine/finding';
import type { Regime } from '../engine/model/regime';
import { findRegime } from '../files/find-regime';
import { contentHash } from '../formats/content-hash';
import type { RegimeFiles } from '../formats/document-kind';
import { readRegime } from '../formats/read-regime';
import { Unusable } from './command';
import { cite } from './finding-json';

/** A regime as far as it could be read; what is null has its reason among the findings. */
export interface Loaded {
  /** The regime's code; what was asked for where it could not be read. */
  readonly name: string;
  readonly files: RegimeFiles | null;
  readonly edition: string | null;
  readonly regime: Regime | null;
  readonly findings: readonly Finding[];
}

/** @throws Unusable `regime-unknown` when there is nothing at all by that name */
export function loadRegime(codeOrFolder: string): Loaded {
  const { value: files, findings } = findRegime(codeOrFolder);
  if (files === null) {
    const missing = findings.find((finding) => finding.code === 'regime-unknown' || finding.code === 'folder-missing');
    if (missing) throw new Unusable(missing.code, missing.message);
    return { name: codeOrFolder, files, edition: null, regime: null, findings };
  }
  const read = readRegime(files);
  return {
    name: read.value?.code ?? codeOrFolder,
    files,
    edition: contentHash(files),
    regime: read.value,
    findings: [...findings, ...read.findings],
  };
}

export interface Compiled extends Loaded {
  readonly compiled: CompiledRegime | null;
}

export function loadCompiled(codeOrFolder: string): Compiled {
  const loaded = loadRegime(codeOrFolder);
  if (loaded.regime === null) return { ...loaded, compiled: null };
  const { value: compiled, findings } = compileRegime(loaded.regime);
  const articles = new Map(loaded.regime.clauses.map((clause) => [clause.id, clause.article]));
  return {
    ...loaded,
    compiled,
    findings: [...loaded.findings, ...cite(findings, (clause) => articles.get(clause[0] ?? '') ?? '')],
  };
}

/** What stands in the way of an answer: the findings of a regime that cannot be asked. Warnings about its texts are for `check`. */
export function obstacles(loaded: Loaded): readonly Finding[] {
  return isFine(loaded.findings) ? [] : loaded.findings;
}
