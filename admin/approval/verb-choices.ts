import type { OpenApplication } from '../application/application-queries';
import { t } from '../i18n/t';

type Action = OpenApplication['availableActions'][number];
type About = NonNullable<Action['task']>;

/** Something that can be done with a case besides deciding it, or why not. */
export interface VerbChoice {
  readonly verb: 'transfer' | 'add-signer' | 'remove-signer' | 'remind' | 'copy';
  readonly label: string;
  readonly action: Action;
  /** The task that it is about; a copy is about none. */
  readonly task: About | null;
  readonly refusal: string | null;
}

/** What is somebody else's is not spoken of at all; only what could be done another day or in another state is. */
const NOT_MINE: readonly string[] = [
  'not-your-body',
  'slot-assigned',
  'slot-waiting',
  'remind-self',
  'signer-not-removable',
  'copy-not-yours',
];

/** The further verbs of a case for whoever looks at it, in a fixed order. */
export function verbChoices({ availableActions }: Pick<OpenApplication, 'availableActions'>): readonly VerbChoice[] {
  return (['transfer', 'add-signer', 'remove-signer', 'remind', 'copy'] as const).flatMap((verb) => {
    const actions = availableActions.filter(
      ({ action, refusal }) => action === verb && !NOT_MINE.includes(refusal?.code ?? ''),
    );
    return actions.map((action): VerbChoice => ({
      verb,
      label: labelOf(verb, action.task, actions.length > 1),
      action,
      task: action.task,
      refusal: action.refusal?.message ?? null,
    }));
  });
}

function labelOf(verb: VerbChoice['verb'], task: About | null, several: boolean): string {
  const body = task?.body.title ?? '';
  switch (verb) {
    case 'transfer':
      return several ? t('把{{body}}的待办转给他人', { body }) : t('转给他人办理');
    case 'add-signer':
      return several ? t('为{{body}}请其他主体加签', { body }) : t('请其他主体加签');
    case 'remove-signer':
      return t('不再请{{body}}加签', { body });
    case 'remind':
      return t('催办{{body}}', { body });
    case 'copy':
      return t('抄送其他主体');
  }
}
