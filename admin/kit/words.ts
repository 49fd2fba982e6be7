/** Words for the codes of the engine and the API; a code without a word is shown as it is. */
export type Words = Readonly<Record<string, string>>;

export const ACTION: Words = {
  file: '提交',
  check: '审核',
  countersign: '审签',
  deliberate: '审议',
  decide: '审定',
  issue: '批复',
  record: '备案',
};

/** How several bodies act together; nothing is said where there is only one. */
export const MODE: Words = { one: '', all: '会签', any: '或签', sequence: '依次', ratio: '票签' };

export const VERDICT: Words = {
  file: '提交',
  approve: '同意',
  reject: '不同意',
  return: '退回',
  withdraw: '撤回',
  branch: '转入',
  otherwise: '转入',
};

export const OUTCOME: Words = {
  founded: '予以立项',
  refused: '不予立项',
  'not-admitted': '不列入项目库',
  'out-of-scope': '不适用本办法',
  withdrawn: '已撤回',
  decided: '审定通过',
  rejected: '未予通过',
};

export const PROVENANCE: Words = {
  declared: '申报',
  argued: '论证',
  approved: '审定',
  recorded: '登记',
  computed: '计算',
  given: '给定',
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
  const way = mode === 'ratio' && ratio ? `票签，须 ${ratio} 同意` : word(MODE, mode);
  return way && mode !== 'one' ? `${word(ACTION, action)}（${way}）` : word(ACTION, action);
}
