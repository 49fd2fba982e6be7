import type { Runtime } from '../api/identity/act-as';
import { commentOnRegime } from '../api/regime/comment-on-regime';
import { Edition } from '../api/regime/edition.entity';
import { RegimeComment } from '../api/regime/regime-comment.entity';
import { RegimeDraft } from '../api/regime/regime-draft.entity';
import { startRegimeDraft } from '../api/regime/start-regime-draft';
import type { DemoGovernment } from './demo';
import { accept } from './load-regime';
import { actsAs } from './office-of';

const NOTE = '公布版修订演示：拟把公开征求意见收到的修改并入，尚未送审';
const PLACE = 'regime.json#/parameters/3/value';
const REMARK = '试点取值已用满一年，请附上财政局的测算，说明维持还是调整';

/** Begins a draft of the government's published regime, with a remark by who publishes; goes on where it was interrupted. */
export async function loadRegimeDraft(runtime: Runtime, demo: DemoGovernment): Promise<void> {
  const { regime } = demo;
  if (!regime) return;
  const own = { government: demo.code, regimeCode: regime.code };
  await actsAs(runtime, demo.code, regime.preparer, async (ctx) => {
    const edition = await ctx.tx.findOneBy(Edition, own);
    if (edition && !(await ctx.tx.existsBy(RegimeDraft, own)))
      accept(await startRegimeDraft(ctx, { edition: edition.id, note: NOTE }));
  });
  await actsAs(runtime, demo.code, regime.publisher, async (ctx) => {
    const draft = await ctx.tx.findOneBy(RegimeDraft, own);
    if (draft && !(await ctx.tx.existsBy(RegimeComment, { government: demo.code, draft: draft.id })))
      accept(await commentOnRegime(ctx, { draft: draft.id, place: PLACE, text: REMARK }));
  });
}
