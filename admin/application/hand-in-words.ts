import type { CompiledRegime, HandInStage } from '../../form-schemas/engine';
import { t } from '../i18n/t';

/** How the handing in at a stage is spoken of: on its button, in the question before it. */
export interface HandInWords {
  readonly button: string;
  readonly question: string;
  /** It makes a new main case: what people call filing. */
  readonly isFiling: boolean;
}

/** At the start of a project's own way it is filed; elsewhere something is submitted, put on record or declared to be over. */
export function handInWords(
  regime: CompiledRegime,
  procedure: string,
  stage: Pick<HandInStage, 'kind' | 'code' | 'title'>,
): HandInWords {
  const document = regime.procedures.get(procedure)?.document;
  const { title } = stage;
  if (stage.kind === 'file' && document?.kind !== 'side' && document?.start === stage.code)
    return { button: t('提交申报'), question: t('提交申报？'), isFiling: true };
  if (stage.kind === 'record')
    return {
      button: t('提交“{{stage}}”的记录', { stage: title }),
      question: t('记录“{{stage}}”？', { stage: title }),
      isFiling: false,
    };
  if (stage.kind === 'wait')
    return { button: t('期满，进入下一环节'), question: t('“{{stage}}”已经期满？', { stage: title }), isFiling: false };
  return {
    button: t('提交“{{stage}}”', { stage: title }),
    question: t('提交“{{stage}}”？', { stage: title }),
    isFiling: false,
  };
}
