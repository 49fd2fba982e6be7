import { Button } from 'antd';
import { bodyTitle, type StoryCase } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { useWorkspace } from '../workspace/workspace';
import { withConsent, withoutEvent } from './edit-cases';
import type { ShownCase } from './read-cases';
import type { CasesDesk } from './use-cases';

interface StoryMendingProps {
  readonly story: StoryCase;
  readonly one: ShownCase;
  readonly desk: CasesDesk;
  readonly onDone: (said: string) => void;
}

/** Where a story goes no further: the step that is no longer asked for goes, or the consent that is asked for now comes. */
export function StoryMending({ story, one: { actual, path, index }, desk, onDone }: StoryMendingProps) {
  const { lastCompiled } = useWorkspace();
  if (actual?.kind !== 'story' || actual.halted === null || !lastCompiled) return null;
  const { halted } = actual;
  const event = actual.events[halted];
  const number = halted + 1;
  const { title } = story;
  // A filing that is refused asks for other answers, not for other steps.
  if (!event || story.events[halted]?.do === 'file') return null;
  return (
    <div className="tc-case-acts">
      <span className="tc-muted">{t('第 {{number}} 步在新规定下办不成，可以：', { number })}</span>
      <Button
        size="small"
        onClick={() => {
          const said = t('去掉案例“{{title}}”的第 {{number}} 步', { title, number });
          desk.edit([{ path, index, worked: withoutEvent(story, halted) }], said);
          onDone(said);
        }}
      >
        {t('去掉第 {{number}} 步', { number })}
      </Button>
      {event.asked.map((body) => {
        const name = bodyTitle(lastCompiled, body);
        return (
          <Button
            key={body}
            size="small"
            onClick={() => {
              const said = t('在案例“{{title}}”的第 {{number}} 步之前补入{{body}}同意', { title, number, body: name });
              desk.edit([{ path, index, worked: withConsent(story, halted, body) }], said);
              onDone(said);
            }}
          >
            {t('在此之前补入：{{body}}同意', { body: name })}
          </Button>
        );
      })}
    </div>
  );
}
