import type { CompiledRegime, ProcedureDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { joined } from '../../kit/words';
import { ConditionWords } from '../condition-words';

interface OpensNoteProps {
  readonly procedure: ProcedureDocument;
  readonly compiled: CompiledRegime | null;
}

const OF = { project: t('项目'), unit: t('单位'), government: t('本级政府') } as const;

/** When a side procedure may be begun: beside what, at which stages, on which condition, about which record. */
export function OpensNote({ procedure: { opens }, compiled }: OpensNoteProps) {
  const of = opens?.of ?? 'project';
  const stage = (main: string, code: string): string => compiled?.procedures.get(main)?.stages.get(code)?.title ?? code;
  const named = (message: string): string =>
    message.replace(/\{(\w+)\}/g, (_, name: string) => `[${compiled?.vocabulary.titleOf(name) ?? name}]`);
  return (
    <dl className="tc-pairs tc-opens">
      <dt>{t('办理对象')}</dt>
      <dd>{OF[of]}</dd>
      {opens?.at && (
        <>
          <dt>{t('何时可办')}</dt>
          <dd>
            {t('项目处于：{{stages}}', {
              stages: joined(opens.at.flatMap(({ procedure, stages }) => stages.map((code) => stage(procedure, code)))),
            })}
          </dd>
        </>
      )}
      {opens?.when && (
        <>
          <dt>{t('条件')}</dt>
          <dd>
            <ConditionWords text={opens.when.if} compiled={compiled} />{' '}
            <ClauseChip article={compiled?.article(opens.when.clause)} />
            <div className="tc-muted">{named(opens.when.message)}</div>
          </dd>
        </>
      )}
      {opens?.about && (
        <>
          <dt>{t('针对')}</dt>
          <dd>{compiled?.records.get(opens.about)?.document.title ?? opens.about}</dd>
        </>
      )}
      <dt>{t('同时办理')}</dt>
      <dd>{opens?.several ? t('可同时办理几件') : t('一件办结后才能再办')}</dd>
      {opens?.whileSuspended && (
        <>
          <dt>{t('中止期间')}</dt>
          <dd>{t('项目中止期间也可办理')}</dd>
        </>
      )}
    </dl>
  );
}
