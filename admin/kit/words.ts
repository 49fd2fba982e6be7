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
