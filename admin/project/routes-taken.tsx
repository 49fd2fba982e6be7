import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { Panel } from '../kit/panel';
import { ofMain, routesOf } from './course';
import type { CourseEvent } from './project-query';

/** Which way the case went and why: the row of the matrix that its facts hit. */
export function RoutesTaken({ events }: { readonly events: readonly CourseEvent[] }) {
  const routes = routesOf(events.filter(ofMain));
  if (routes.length === 0) return null;
  return (
    <Panel title={t('所走的路径')}>
      <ul className="tc-routes">
        {routes.map((route, index) => (
          <li key={index}>
            <strong>{route.stageTitle}</strong> <ClauseChip article={route.article} />
            <div className="tc-muted">{t('按“{{matrix}}”确定由谁办理', { matrix: route.title })}</div>
            {route.conditions.map((condition) => (
              <div key={condition}>{condition}</div>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
