import { loadGroups } from '../platform/loader';
import { FindingSource, FindingStatus, SupervisionFinding } from './supervision-finding.entity';

/** Stands for the project of what is found with the government itself. */
export const OF_NO_PROJECT = '';

/** What queries have found with each project, or with none, and is not closed. */
export const standingFindings = loadGroups<SupervisionFinding>(
  (ctx, projects) =>
    ctx.tx
      .createQueryBuilder(SupervisionFinding, 'finding')
      .where('finding.government = :government and finding.source = :source and finding.status <> :closed', {
        government: ctx.government,
        source: FindingSource.QUERY,
        closed: FindingStatus.CLOSED,
      })
      .andWhere('(finding.project = any (cast(:projects as uuid[])) or (finding.project is null and :none))', {
        projects: projects.filter((project) => project !== OF_NO_PROJECT),
        none: projects.includes(OF_NO_PROJECT),
      })
      .orderBy('finding.foundOn', 'ASC')
      .addOrderBy('finding.id', 'ASC')
      .getMany(),
  ({ project }) => project ?? OF_NO_PROJECT,
);
