import type { Finding } from '../../form-schemas/engine';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { localItems, MOST_KEPT, unsettledItems } from '../../form-schemas/formats/localise';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { Context } from '../platform/context';
import { refuseInput } from '../platform/user-error';
import { newestEdition } from './newest-edition';
import { originEdition, originKey } from './origin-view';
import { editionFiles } from './regime-content';
import type { RegimeDraft } from './regime-draft.entity';
import { originOf } from './regime-title';

const LONGEST_KEY = 200;

/** The keys that somebody has confirmed to be kept as the higher government has them. */
export function readKept(given: readonly string[]): readonly string[] {
  const keys = [...new Set(given)];
  if (keys.length > MOST_KEPT) throw refuseInput('kept', `至多 ${MOST_KEPT} 项`);
  keys.forEach((key, index) => {
    if (!/^[a-z]+(\/[A-Za-z0-9-]+)?$/.test(key) || key.length > LONGEST_KEY)
      throw refuseInput(`kept.${index}`, '须为须本地化之处的代码，如 basis/number');
  });
  return keys;
}

/**
 * What a regime's first edition still has of the higher government's that nobody has confirmed: a city's document number
 * or bodies must not become a county's law unseen. Once an edition of it was published, that has been done.
 *
 * Findings: `regime-not-localised`, one for each.
 */
export async function unsettledOf(ctx: Context, draft: RegimeDraft, files: RegimeFiles): Promise<readonly Finding[]> {
  const origin = originOf(files);
  if (origin === null || (await newestEdition(ctx, draft.regimeCode)) !== null) return [];
  const source = await originEdition(ctx).load(originKey(origin));
  const [own, above] = [readRegime(files).value, source && readRegime(await editionFiles(ctx, source)).value];
  if (!own || !above) return [];
  return unsettledItems(localItems(own, above), draft.kept).map(({ key, title, path, above: words }) => ({
    code: 'regime-not-localised',
    severity: 'error',
    message: `“${title}”仍是上级的原文（${words.slice(0, 100)}）：请改成本级的，或在“本地化清单”中确认沿用`,
    path,
    parameters: { key },
  }));
}
