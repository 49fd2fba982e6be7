import { Application, ApplicationKind } from '../api/application/application.entity';
import type { Runtime } from '../api/identity/act-as';
import { asSystem } from '../api/identity/act-as';
import { issuePaper } from '../api/paper/issue-paper';
import type { DemoGovernment } from './demo';
import { accept } from './load-regime';
import { actsAs } from './office-of';

/** A case by its title, and the papers that have been issued of it, each by a login. */
export interface IssuedOf {
  readonly title?: string;
  readonly papers?: readonly { readonly paper: string; readonly by: string }[];
}

/** Issues the papers of the demonstration's cases that have come to them; one that is there stays the only one. */
export async function loadPapers(runtime: Runtime, demo: DemoGovernment, cases: readonly IssuedOf[]): Promise<void> {
  for (const { title, papers = [] } of cases) {
    for (const { paper, by } of papers) {
      const application = await asSystem(runtime, demo.code, (ctx) =>
        ctx.tx.findOne(Application, {
          where: { government: demo.code, title: title ?? '', kind: ApplicationKind.MAIN },
          select: { id: true },
        }),
      );
      if (!application) throw new Error(`seeds: no case of ${title ?? '(no title)'}`);
      accept(await actsAs(runtime, demo.code, by, (ctx) => issuePaper(ctx, { application: application.id, paper })));
    }
  }
}
