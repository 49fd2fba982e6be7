import { t } from '../i18n/t';

/** Words for the codes of the engine and the API; a code without a word is shown as it is. */
export type Words = Readonly<Record<string, string>>;

export const ACTION: Words = {
  file: t('提交'),
  check: t('审核'),
  countersign: t('审签'),
  deliberate: t('审议'),
  decide: t('审定'),
  issue: t('批复'),
  record: t('备案'),
};

/** How several bodies act together; nothing is said where there is only one. */
export const MODE: Words = { one: '', all: t('会签'), any: t('或签'), sequence: t('依次'), ratio: t('票签') };

export const VERDICT: Words = {
  file: t('提交'),
  approve: t('同意'),
  reject: t('不同意'),
  return: t('退回'),
  withdraw: t('撤回'),
  branch: t('转入'),
  otherwise: t('转入'),
};

/** How a case ended, as its regime calls the end; what was taken back ended nowhere. */
export function wordEnd({
  outcome,
  stageTitle,
}: {
  readonly outcome: string | null;
  readonly stageTitle: string;
}): string {
  return outcome === 'withdrawn' ? t('已撤回') : stageTitle;
}

export const PROVENANCE: Words = {
  declared: t('申报'),
  argued: t('论证'),
  approved: t('审定'),
  recorded: t('登记'),
  computed: t('计算'),
  given: t('给定'),
};

export function word(words: Words, code: string | null | undefined): string {
  if (!code) return '—';
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;
}

/** One step of an approval chain, in the engine's codes, with the titles of its bodies. */
export interface ShownStep {
  readonly action: string;
  readonly mode: string;
  readonly bodies: readonly string[];
  readonly ratio?: string | null | undefined;
}

/** `审核（会签）`, `票签（2/3）`; the way of acting together is said only where there are several. */
export function wordStep({ action, mode, ratio, bodies }: Omit<ShownStep, 'bodies'> & Partial<ShownStep>): string {
  if (bodies?.length === 1) return word(ACTION, action);
  const way = mode === 'ratio' && ratio ? t('票签，须 {{ratio}} 同意', { ratio }) : word(MODE, mode);
  return way && mode !== 'one'
    ? t('{{action}}（{{way}}）', { action: word(ACTION, action), way })
    : word(ACTION, action);
}

/** `甲、乙`: a list of names. */
export function joined(names: readonly string[]): string {
  return names.join(t('、'));
}
