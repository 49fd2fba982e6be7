import { Tag } from 'antd';
import { t } from '../i18n/t';
import { wordSize } from '../widgets/upload';
import type { IssuedPaper } from './paper-queries';
import { wordStanding } from './standing';

interface PaperRowProps {
  readonly paper: IssuedPaper;
  /** What is to be said of it besides. */
  readonly note?: string;
}

/** One paper that has been issued: number, day, file, and the code by which anybody verifies it. */
export function PaperRow({ paper, note }: PaperRowProps) {
  const standing = wordStanding(paper);
  return (
    <li>
      <span className="tc-rows-title">
        {paper.title}
        {note && <span className="tc-muted">{` · ${note}`}</span>}
        {standing && (
          <Tag color={paper.takenBackOn ? 'error' : 'default'} className="tc-papers-standing">
            {standing}
          </Tag>
        )}
      </span>
      <span className="numeric">{paper.number}</span>
      <span className="tc-muted">
        {paper.issuer
          ? t('{{day}} 由{{person}}出具', { day: paper.issuedOn, person: paper.issuer.name })
          : t('{{day}} 出具', { day: paper.issuedOn })}
      </span>
      <a href={paper.url} download className="tc-papers-link">
        {t('下载 PDF（{{size}}，共 {{count}} 页）', { size: wordSize(paper.size), count: paper.pages })}
      </a>
      <a href={`/verify?code=${paper.code}`} className="tc-papers-link numeric">
        {t('核验码 {{code}}', { code: paper.code })}
      </a>
    </li>
  );
}
