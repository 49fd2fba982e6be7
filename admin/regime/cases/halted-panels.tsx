import { Button } from 'antd';
import { bodyTitle, type CompiledRegime } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Panel } from '../../kit/panel';
import { haltedAt, haltedTogether, withoutEvent } from './edit-cases';
import { failing, type CaseGroup } from './read-cases';
import type { CasesDesk } from './use-cases';

interface HaltedPanelsProps {
  readonly groups: readonly CaseGroup[];
  readonly regime: CompiledRegime;
  readonly desk: CasesDesk;
  readonly onDone: (said: string) => void;
}

/** Stories that all halt at the same act: where the law no longer asks for it, it goes from all of them at once. */
export function HaltedPanels({ groups, regime, desk, onDone }: HaltedPanelsProps) {
  return haltedTogether(failing(groups)).map(({ by, act, cases }) => {
    const body = bodyTitle(regime, by);
    const count = cases.length;
    return (
      <Panel key={`${by} ${act}`} title={t('{{count}} 个案例走到“{{body}}”就办不成', { count, body })}>
        <p>
          {t('如果依新的规定这一步本来就不再需要，可以从这些案例中一并去掉，再改写它们的应有结果：')}
          {cases.map(({ worked }) => worked.title).join(t('、'))}
        </p>
        <Button
          onClick={() => {
            const said = t('从 {{count}} 个案例中去掉“{{body}}”这一步', { count, body });
            desk.edit(
              cases.flatMap((one) => {
                const halted = haltedAt(one);
                return halted && one.worked.kind === 'story'
                  ? [{ path: one.path, index: one.index, worked: withoutEvent(one.worked, halted.index) }]
                  : [];
              }),
              said,
            );
            onDone(said);
          }}
        >
          {t('从这 {{count}} 个案例中去掉“{{body}}”这一步', { count, body })}
        </Button>
      </Panel>
    );
  });
}
