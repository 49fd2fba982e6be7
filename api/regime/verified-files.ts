import type { Finding } from '../../form-schemas/engine';
import { bundleText } from '../../form-schemas/formats/bundle';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { sha256 } from '../platform/canonical';
import type { Context } from '../platform/context';
import { RecentlyUsed } from '../platform/recently-used';
import { builtProof } from './built-proofs';
import { NoProof, type Proof } from './proof';
import { ProofThread } from './proof-thread';

/** The one thread of this server that proves. */
export const PROOFS = new ProofThread();

/** Proofs by the digest of their files: the same draft is looked at again and again between two savings. */
const kept = new RecentlyUsed<Proof>(32);

/**
 * What proving files comes to, outside any transaction: a mutation that asks for it is done again from its start, by
 * which time it is at hand, for exactly the files that it then has.
 *
 * Findings besides those of the proof, with a null head: `proof-too-long`, `proof-busy`.
 */
export async function proofOf(ctx: Context, files: RegimeFiles): Promise<Proof> {
  const digest = sha256(bundleText(files));
  const known = kept.known(digest) ?? builtProof(digest);
  if (known) return known;
  return ctx.outside(`proof ${digest}`, async () => {
    try {
      return await kept.get(digest, () => PROOFS.prove(files, ctx.settings.proofMs));
    } catch (error) {
      if (error instanceof NoProof) return { head: null, findings: [error.finding] };
      throw error;
    }
  });
}

/** What stands against files. */
export async function findingsOfFiles(ctx: Context, files: RegimeFiles): Promise<readonly Finding[]> {
  return (await proofOf(ctx, files)).findings;
}
