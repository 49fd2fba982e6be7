import { Alert } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { ClauseChip } from '../../kit/clause-chip';
import { FindingList } from '../../kit/finding-list';
import { minuteOf } from '../../kit/time';
import {
  confirmRegime,
  declineConfirmation,
  proposeConfirmation,
  type Confirmation,
  type ForceOnEdition,
} from './confirmation-queries';
import { ConfirmationStep } from './confirmation-step';
import { whyNotConfirm } from './why-not';

interface ForceNoteProps {
  readonly edition: ForceOnEdition;
  readonly person: string | null;
  /** Whether the office may propose and confirm; whether the person may is asked here. */
  readonly mayConfirm: boolean;
}

/**
 * A regulation that is only a draft, or has lapsed: what that means; who proposes, why, that one goes by it all the same; and what
 * the one who looks can do: propose it, confirm or decline what another proposed, take back or wait for what was one's own.
 */
export function ForceNote({ edition, person, mayConfirm }: ForceNoteProps) {
  // What the server had to say besides, when it took the proposal: that nobody is there to confirm it.
  const [said, setSaid] = useState<readonly Finding[]>([]);
  const [first] = edition.force;
  if (!first) return null;
  const refused = first.severity === 'ERROR';
  const { confirmation } = edition;
  return (
    <Alert
      type={refused ? 'error' : 'warning'}
      showIcon
      message={refused ? t('这部制度现在不在施行，不能据此开启新的案件') : t('这部制度不在施行，经确认适用')}
      description={
        <>
          {first.message} <ClauseChip article={first.article} />
          {confirmation && <Told confirmation={confirmation} person={person} />}
          {refused && mayConfirm && <Steps edition={edition} person={person} onSaid={setSaid} />}
          {confirmation?.status === 'PROPOSED' && <FindingList findings={said} />}
        </>
      }
    />
  );
}

/** What has been said so far: by whom, when, why. */
function Told({ confirmation, person }: { readonly confirmation: Confirmation; readonly person: string | null }) {
  const { status, reason, proposedBy, proposedAt, confirmedBy, confirmedAt } = confirmation;
  const { declinedBy, declinedAt, declineReason } = confirmation;
  const takenBack = declinedBy?.id === proposedBy?.id;
  const end = { name: declinedBy?.name ?? '', at: minuteOf(declinedAt ?? ''), reason: declineReason ?? '' };
  return (
    <>
      <p>
        {t('{{name}}于 {{at}} 提出继续适用：{{reason}}', {
          name: proposedBy?.name ?? '',
          at: minuteOf(proposedAt),
          reason,
        })}
      </p>
      {status === 'CONFIRMED' && (
        <p>{t('{{name}}于 {{at}} 确认。', { name: confirmedBy?.name ?? '', at: minuteOf(confirmedAt ?? '') })}</p>
      )}
      {status === 'DECLINED' && (
        <p>
          {takenBack ? t('{{name}}于 {{at}} 收回：{{reason}}', end) : t('{{name}}于 {{at}} 不同意：{{reason}}', end)}
        </p>
      )}
      {status === 'PROPOSED' && (
        <p>
          {proposedBy?.id === person
            ? t('是您提出的：请等另一名制度管理员确认，在此之前不能据此开启案件。')
            : t('待另一名制度管理员确认；在此之前不能据此开启案件。')}
        </p>
      )}
    </>
  );
}

interface StepsProps extends Omit<ForceNoteProps, 'mayConfirm'> {
  readonly onSaid: (findings: readonly Finding[]) => void;
}

function Steps({ edition, person, onSaid }: StepsProps) {
  const { id: editionId, confirmation } = edition;
  if (confirmation?.status !== 'PROPOSED') {
    return (
      <ConfirmationStep
        title={t('提出适用这部制度')}
        word={t('提出适用')}
        why={t('为什么适用')}
        onTake={async (reason) => onSaid(await proposeConfirmation({ editionId, reason }))}
      >
        <p>{t('须由另一名没有编制过这一版的制度管理员确认；确认之后才可以据此开启新的案件。提议记入审计。')}</p>
      </ConfirmationStep>
    );
  }
  const { version: expectedVersion, proposedBy } = confirmation;
  const own = proposedBy?.id === person;
  const whyNot = whyNotConfirm(edition, person);
  return (
    <div className="tc-edition-actions">
      {whyNot === null && (
        <ConfirmationStep
          title={t('确认适用这部制度')}
          word={t('确认适用')}
          why={null}
          primary
          onTake={() => confirmRegime({ editionId, expectedVersion })}
        >
          <p>{confirmation.reason}</p>
          <p>{t('确认之后可以据此开启新的案件，每件都带提示。确认记入审计，不能收回。')}</p>
        </ConfirmationStep>
      )}
      <ConfirmationStep
        title={own ? t('收回适用这部制度的提议') : t('不同意适用这部制度')}
        word={own ? t('收回提议') : t('不同意适用')}
        why={own ? t('为什么收回') : t('为什么不同意')}
        onTake={(reason) => declineConfirmation({ editionId, expectedVersion, reason })}
      >
        <p>{t('之后仍可重新提出。')}</p>
      </ConfirmationStep>
      {whyNot !== null && !own && <span className="tc-muted">{t('不能由您确认：{{why}}', { why: whyNot })}</span>}
    </div>
  );
}
