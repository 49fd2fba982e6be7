import { t } from '../i18n/t';
import { joined, VERDICT, word, type Words } from './words';

/** What happened to a case, by kind of event. */
const EVENT: Words = {
  file: t('提交'),
  withdraw: t('撤回'),
  transfer: t('转办'),
  'add-signer': t('加签'),
  'remove-signer': t('减签'),
  remind: t('催办'),
  copy: t('抄送'),
};

/** What a case beside it did to the main case. */
const EFFECT: Words = {
  suspend: t('中止项目'),
  resume: t('恢复办理'),
  restart: t('退回重新办理'),
  end: t('终止项目'),
  set: t('改记项目的事项'),
};

interface Happened {
  readonly type: string;
  readonly verdict: string | null;
  readonly stageTitle: string | null;
}

/** `初审：同意`, `论证：转办`: where and what. */
export function wordHappened({ type, verdict, stageTitle }: Happened): string {
  const said = verdict ? word(VERDICT, verdict.toLowerCase()) : null;
  const act =
    type === 'list-decided'
      ? t('清单已决定：{{verdict}}', { verdict: said ?? '—' })
      : type === 'effect'
        ? word(EFFECT, verdict)
        : Object.hasOwn(EVENT, type)
          ? word(EVENT, type)
          : (said ?? type);
  return stageTitle ? t('{{stage}}：{{act}}', { stage: stageTitle, act }) : act;
}

interface Named {
  readonly name: string;
}

interface By {
  readonly bodies: readonly { readonly title: string }[];
  readonly person: Named | null;
  readonly recordedBy: Named | null;
  readonly onBehalfOf: readonly Named[];
}

/** `市财政局 · 李四 代 王五（赵六代录）`: in whose name, who, in whose place, entered by whom. */
export function wordBy({ bodies, person, recordedBy, onBehalfOf }: By): string {
  const who = [joined(bodies.map(({ title }) => title)), wordActing(person, onBehalfOf)].filter(Boolean).join(' · ');
  return recordedBy ? who + t('（{{name}}代录）', { name: recordedBy.name }) : who;
}

/** `李四 代 王五`; without a principal the name alone. */
export function wordActing(person: Named | null, principals: readonly Named[]): string {
  if (!person) return '';
  return principals.length === 0
    ? person.name
    : t('{{proxy}} 代 {{principal}}', { proxy: person.name, principal: joined(principals.map(({ name }) => name)) });
}

interface Aimed {
  readonly transferredTo: Named | null;
  readonly concerned: readonly { readonly title: string }[];
}

/** To whom it was done: `转给李四`, `对象：市财政局`; null where it was done to nobody. */
export function wordAimed({ transferredTo, concerned }: Aimed): string | null {
  if (transferredTo) return t('转给 {{name}}', { name: transferredTo.name });
  return concerned.length === 0 ? null : t('对象：{{bodies}}', { bodies: joined(concerned.map(({ title }) => title)) });
}

const REASONED: readonly string[] = ['withdraw', 'transfer', 'add-signer', 'remove-signer'];

/** What was written with it, by what it is: an opinion, a reason, a note. */
export function wordSaid({ type, text }: { readonly type: string; readonly text: string }): string {
  if (type === 'copy') return t('附言：{{text}}', { text });
  return REASONED.includes(type) ? t('原因：{{text}}', { text }) : t('意见：{{text}}', { text });
}
