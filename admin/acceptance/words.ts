import { t } from '../i18n/t';
import type { AcceptanceStep, AcceptancePoint, Gate, SecurityFact } from './acceptance-queries';

export type Tone = 'good' | 'bad' | 'now' | 'quiet';

export const STANDING: Readonly<Record<AcceptanceStep['state'], string>> = {
  NOT_BEGUN: t('未开始'),
  UNDER_WAY: t('进行中'),
  PASSED: t('已通过'),
  FAILED: t('未通过'),
  STOPPED: t('没有走到'),
};

export const STANDING_TONE: Readonly<Record<AcceptanceStep['state'], Tone>> = {
  NOT_BEGUN: 'quiet',
  UNDER_WAY: 'now',
  PASSED: 'good',
  FAILED: 'bad',
  STOPPED: 'quiet',
};

export const STEP_KIND: Readonly<Record<AcceptanceStep['kind'], string>> = {
  FIRST: t('初步验收'),
  TRIAL: t('试运行'),
  REVIEW: t('验收前的核准'),
  COMPLETION: t('竣工（履约）验收'),
  HAND_OVER: t('移交、交付使用'),
};

export const POINT: Readonly<Record<AcceptancePoint['state'], string>> = {
  MET: t('符合'),
  OPEN: t('不符合'),
  LIFTED: t('准予例外'),
  NOT_JUDGED: t('未判定'),
  NOT_APPLICABLE: t('不适用'),
};

/** Beside the word, for who looks over a list: never instead of it. */
export const POINT_MARK: Readonly<Record<AcceptancePoint['state'], string>> = {
  MET: '✓',
  OPEN: '✗',
  LIFTED: '◐',
  NOT_JUDGED: '○',
  NOT_APPLICABLE: '—',
};

export const POINT_TONE: Readonly<Record<AcceptancePoint['state'], Tone>> = {
  MET: 'good',
  OPEN: 'bad',
  LIFTED: 'now',
  NOT_JUDGED: 'quiet',
  NOT_APPLICABLE: 'quiet',
};

export const SECURITY_KIND: Readonly<Record<SecurityFact['kind'], string>> = {
  LEVEL: t('保护等级'),
  RECORD_NUMBER: t('备案号'),
  ASSESSMENT: t('测评与检测'),
  CRYPTOGRAPHY: t('密码应用'),
  RELIABILITY: t('产品安全可靠'),
  MEASURES: t('安全措施和审查'),
};

export const SECURITY_STATE: Readonly<Record<SecurityFact['state'], string>> = {
  MISSING: t('还没有'),
  KNOWN: t('已有'),
  MET: t('符合'),
  NOT_MET: t('不符合'),
  NOT_TOLD: t('无权查看'),
};

export const SECURITY_TONE: Readonly<Record<SecurityFact['state'], Tone>> = {
  MISSING: 'quiet',
  KNOWN: 'now',
  MET: 'good',
  NOT_MET: 'bad',
  NOT_TOLD: 'quiet',
};

type Held = Pick<Gate, 'procedureTitle' | 'beside' | 'stageTitle' | 'money'>;

/** `资金拨付·审核拨付（资金）`; a stage of the main case by its title alone. */
export function wordGate({ procedureTitle, beside, stageTitle, money }: Held): string {
  if (!beside) return stageTitle;
  return money
    ? t('{{procedure}}·{{stage}}（资金）', { procedure: procedureTitle, stage: stageTitle })
    : t('{{procedure}}·{{stage}}', { procedure: procedureTitle, stage: stageTitle });
}

/** What is held up now: where the project stands, or what may be opened beside it, by a check that fails. */
export function holding<G extends Pick<Gate, 'here' | 'effect'> & { readonly verdict: string }>(
  gates: readonly G[],
): readonly G[] {
  return gates.filter(({ here, effect, verdict }) => here && effect !== 'warn' && verdict === 'fail');
}
