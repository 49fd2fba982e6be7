import { Alert } from 'antd';
import { Link } from 'react-router';
import { bodyTitles, type CompiledForm, type CompiledRegime } from '../../form-schemas/engine';
import { t } from '../i18n/t';
import { ClauseChip } from '../kit/clause-chip';
import { joined } from '../kit/words';
import { CameBack } from './came-back';
import type { Change } from './changes';
import type { OpenDraft } from './draft-queries';
import type { FormStage } from './dry-run';
import './draft-page.css';

interface DraftPlaceProps {
  readonly draft: OpenDraft;
  readonly regime: CompiledRegime;
  readonly stage: FormStage;
  readonly form: CompiledForm;
  readonly changes: readonly Change[];
  readonly onJump: (path: string) => void;
}

/** What a draft belongs to: why its case is here again, or which stage of which case, beside which project, about what. */
export function DraftPlace({ draft, regime, stage, form, changes, onJump }: DraftPlaceProps) {
  const { application, project, about } = draft;
  const last = application?.events.at(-1);
  if (application && (last?.type === 'withdraw' || last?.verdict?.toLowerCase() === 'return'))
    return <CameBack {...{ application, form, changes, onJump }} />;
  if (!application && !project && !about && regime.procedures.get(draft.procedure)?.document.kind !== 'side')
    return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      message={
        <>
          {t('“{{stage}}”环节，由{{bodies}}提交', {
            stage: stage.title,
            bodies: joined(bodyTitles(regime, stage.by)),
          })}{' '}
          <ClauseChip article={regime.article(stage.clause)} />
        </>
      }
      description={
        <>
          {stage.note && <div>{stage.note}</div>}
          {project && (
            <div>
              {t('所属项目：')}
              <Link to={`/projects/${project.id}`}>
                {project.code} {project.title}
              </Link>
            </div>
          )}
          {!project && draft.organisation && <div>{t('对单位办理：{{unit}}', { unit: draft.organisation.title })}</div>}
          {about && (
            <div>
              {t('针对：{{record}}', { record: about.title })}
              {t('（')}
              {[about.on, ...about.values.map(({ title, words }) => `${title} ${words}`)].slice(0, 5).join(t('，'))}
              {t('）')}
            </div>
          )}
          {application && <Link to={`/applications/${application.id}`}>{t('看案件的全部经过')}</Link>}
        </>
      }
    />
  );
}
