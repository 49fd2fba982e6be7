import { Button } from 'antd';
import { Panel } from '../kit/panel';
import { t } from '../i18n/t';
import type { Proposal } from './proposals';

interface ProposalPanelProps {
  readonly proposals: readonly Proposal[];
  readonly onTake: (proposal: Proposal) => void;
}

/** Offers what was answered before the filing for fields that ask for it again; nothing is filled in unasked. */
export function ProposalPanel({ proposals, onTake }: ProposalPanelProps) {
  if (proposals.length === 0) return null;
  return (
    <Panel title={t('可以带入的回答')}>
      <ul className="tc-rows">
        {proposals.map((proposal) => (
          <li key={proposal.path}>
            <span className="tc-rows-title">
              {t('{{title}}：{{words}}（{{asked}}，申报前所答）', {
                title: proposal.title,
                words: proposal.words,
                asked: proposal.asked,
              })}
            </span>
            <Button
              size="small"
              aria-label={t('带入“{{title}}”', { title: proposal.title })}
              onClick={() => onTake(proposal)}
            >
              {t('带入')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
