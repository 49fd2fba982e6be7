import { useContext, useEffect, useRef, useState } from 'react';
import { t } from '../i18n/t';
import { ArticleSource } from './article-source';
import './clause-chip.css';

interface ClauseProps {
  readonly article: string | null | undefined;
}

/** An article by its name alone: in forms, where each field has one and the Tab key goes from field to field. */
export function ClauseTag({ article }: ClauseProps) {
  return article ? <span className="tc-clause">{article}</span> : null;
}

/** The article that a requirement, route or refusal rests on; opened, it says what stands there. */
export function ClauseChip({ article }: ClauseProps) {
  const show = useContext(ArticleSource);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Whoever closes what it opened goes on where they were.
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (!article) return null;
  if (!show) return <ClauseTag article={article} />;
  return (
    <>
      <button ref={button} type="button" className="tc-clause" title={t('看条文的意思')} onClick={() => setOpen(true)}>
        {article}
      </button>
      {open && show(article, () => setOpen(false))}
    </>
  );
}
