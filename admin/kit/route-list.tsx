import { ClauseChip } from './clause-chip';
import { t } from '../i18n/t';
import { joined, wordStep, type ShownStep } from './words';
import './route-list.css';

/** One stage that lies ahead. */
export interface ShownStage {
  readonly key: string;
  readonly title: string;
  readonly article: string;
  readonly steps: readonly ShownStep[];
  readonly ended: boolean;
  /** Stages of the list that decides here. */
  readonly inside?: readonly ShownStage[];
}

/** What happens next: stages in order, who acts in each, by which article. */
export function RouteList({ stages }: { readonly stages: readonly ShownStage[] }) {
  return (
    <ol className="tc-route">
      {stages.map((stage) => (
        <li key={stage.key} className={stage.ended ? 'tc-route-end' : undefined}>
          <div className="tc-route-head">
            <strong>{stage.title}</strong> {!isOpen(stage) && <ClauseChip article={stage.article} />}
          </div>
          {isOpen(stage) && <div className="tc-muted">{t('由谁办理、依据哪一条，待填写有关内容后确定')}</div>}
          {stage.steps.map((step, index) => (
            <div key={index} className="tc-muted">
              {t('{{step}}：{{bodies}}', { step: wordStep(step), bodies: joined(step.bodies) })}
            </div>
          ))}
          {stage.inside && stage.inside.length > 0 && <RouteList stages={stage.inside} />}
        </li>
      ))}
    </ol>
  );
}

/** Who acts there is not known yet. */
function isOpen({ ended, steps, inside = [] }: ShownStage): boolean {
  return !ended && steps.length === 0 && inside.length === 0;
}
