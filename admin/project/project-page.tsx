import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { request } from '../graphql/request';
import { useAsking, useNews } from '../graphql/use-news';
import { t } from '../i18n/t';
import { LinkButton } from '../kit/link-button';
import { Loading } from '../kit/loading';
import { PageTitle } from '../kit/page-title';
import { Panel } from '../kit/panel';
import { Problem } from '../kit/problem';
import { ArticlesOf } from '../regime/articles-of';
import { AcceptancePanel } from '../acceptance/acceptance-panel';
import { FundChain } from '../funds/fund-chain';
import { ProjectPapers } from '../paper/project-papers';
import { AheadPanel } from './ahead-panel';
import { AmountBoard } from './amount-board';
import { CoursePanel } from './course-panel';
import { DocumentList } from './document-list';
import { FactTable } from './fact-table';
import { PrintButton } from './print-button';
import { ProjectHead } from './project-head';
import { PROJECT, PROJECT_PROGRESS, TIMELINE, type Course, type OpenProject, type ProjectCase } from './project-query';
import { LifeStrip } from './life-strip';
import { MoneyPanel } from './money-panel';
import { ProjectClocks, ProjectSides, ProjectStands } from './project-life';
import { ProjectRecords, projectRecords } from './project-records';
import { RoutesTaken } from './routes-taken';
import './project-page.css';
import './print.css';

/** What is asked again when something has happened to the project. */
const FOLLOWED = [
  'project',
  'project-course',
  'project-life',
  'project-sides',
  'project-acceptance',
  'project-funds',
  'papers',
] as const;

/** One project: where it stands and with whom, all that happened and what comes next, its figures and documents. */
export function ProjectPage() {
  const { id = '' } = useParams();
  const client = useQueryClient();
  const follow = (): void => {
    for (const told of FOLLOWED) void client.invalidateQueries({ queryKey: [told, id] });
    void client.invalidateQueries({ queryKey: projectRecords(id).queryKey });
  };
  const isLive = useNews(PROJECT_PROGRESS, { id }, follow);
  useAsking(!isLive, follow);
  const project = useQuery({
    queryKey: ['project', id],
    queryFn: async ({ signal }) => (await request(PROJECT, { id }, signal)).project,
  });
  if (project.isPending) return <Loading rows={12} />;
  if (project.isError) return <Problem page error={project.error} onRetry={() => void project.refetch()} />;
  const { title, code, application } = project.data;
  return (
    <article className="tc-project">
      <PageTitle
        title={title}
        extra={
          <>
            {application && <LinkButton to={`/applications/${application.id}`}>{t('申报与办理')}</LinkButton>}
            <LinkButton to={`/catalogue?project=${encodeURIComponent(id)}`}>{t('目录条目')}</LinkButton>
            <PrintButton />
          </>
        }
      >
        <span className="numeric">{t('项目编号 {{code}}', { code })}</span>
      </PageTitle>
      {application ? <Inside project={project.data} application={application} /> : <EntryOnly project={project.data} />}
    </article>
  );
}

/** Who only files sees of other units' projects what stands in the library. */
function EntryOnly({ project }: { readonly project: OpenProject }) {
  return (
    <>
      <ProjectHead project={project} />
      <Panel title={t('金额')}>
        <AmountBoard project={project} />
      </Panel>
      <Panel title={t('只列登记事项')}>
        <p className="tc-muted">
          {t('这是其他单位的项目。您现在的任职只能看到项目库中的登记事项；申报内容、办理经过和材料由有关单位查看。')}
        </p>
      </Panel>
    </>
  );
}

interface InsideProps {
  readonly project: OpenProject;
  readonly application: ProjectCase;
}

function Inside({ project, application }: InsideProps) {
  const course = useQuery({
    queryKey: ['project-course', project.id],
    queryFn: async ({ signal }): Promise<Course> => {
      const told = await request(TIMELINE, { id: project.id, case: application.id }, signal);
      return { events: told.project.timeline, listedOn: told.application.listedOn };
    },
  });
  const { id } = project;
  return (
    <ArticlesOf edition={application.edition}>
      <ProjectHead project={project}>
        {course.data && <LifeStrip events={course.data.events} application={application} />}
      </ProjectHead>
      <ProjectStands project={id} application={application} />
      <div className="tc-project-columns tc-project-life">
        <div>
          <ProjectClocks project={id} />
        </div>
        <div>
          <MoneyPanel project={project} application={application} />
        </div>
        <Panel title={t('经过')} className="tc-project-course">
          {course.isPending && <Loading rows={8} />}
          {course.isError && <Problem error={course.error} onRetry={() => void course.refetch()} />}
          {course.data && <CoursePanel course={course.data} />}
          <AheadPanel application={application} />
        </Panel>
        <div>
          <ProjectSides project={id} />
          {course.data && <RoutesTaken events={course.data.events} />}
          <Panel
            title={t('材料')}
            extra={<span className="tc-muted">{t('{{count}} 份', { count: application.documents.length })}</span>}
          >
            <DocumentList documents={application.documents} />
          </Panel>
          <ProjectPapers project={id} application={application.id} />
        </div>
      </div>
      <AcceptancePanel project={id} />
      <FundChain project={id} />
      <ProjectRecords project={id} />
      <Panel title={t('事实及其来源')}>
        <FactTable facts={application.factSheet} />
      </Panel>
    </ArticlesOf>
  );
}
