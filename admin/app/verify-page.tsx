import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState, type DragEvent } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../i18n/t';
import { LanguageSwitch } from '../kit/language-switch';
import { digestOf, verify, type VerifiedPaper } from '../paper/verification';
import './verify.css';

interface Found {
  readonly paper: VerifiedPaper | null;
  /** Of a file that was given: its digest; null: it was asked by code. */
  readonly digest: string | null;
}

/** Verifies a paper by its code or its file, for anybody: without signing in, and without sending the file anywhere. */
export function VerifyPage() {
  const [search] = useSearchParams();
  const asked = search.get('code') ?? '';
  const [code, setCode] = useState(asked);
  const look = useMutation({
    mutationFn: async (given: { readonly code: string } | { readonly file: File }): Promise<Found> => {
      if ('code' in given) return { paper: await verify(given), digest: null };
      const digest = await digestOf(given.file);
      const byFile = await verify({ digest });
      // A file that is none of ours is held against the paper whose code is at hand: that tells what has been changed.
      if (byFile || code.trim() === '') return { paper: byFile, digest };
      return { paper: await verify({ code }), digest };
    },
  });
  useEffect(() => {
    document.title = t('文书核验 · 统筹');
    if (asked !== '') look.mutate({ code: asked });
  }, [asked]);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) look.mutate({ file });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <main className="tc-verify" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <h1>{t('文书核验')}</h1>
      <p className="tc-muted">
        {t('核验审批表、批复等文书是否由本平台出具、是否与出具时一致。所选文件只在本机计算摘要，不会上传。')}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look.mutate({ code });
        }}
      >
        <label htmlFor="paper-code">{t('核验码（文书页脚的 16 位字母和数字）')}</label>
        <div className="tc-verify-line">
          <input
            id="paper-code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            placeholder="ABCD-EFGH-JKMN-PQRS"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
          />
          <Button type="primary" htmlType="submit" loading={look.isPending} disabled={code.trim() === ''}>
            {t('核验')}
          </Button>
        </div>
      </form>
      <div className="tc-verify-drop">
        <label htmlFor="paper-file">{t('或者选择、拖入 PDF 文件，核对是否与出具时一致')}</label>
        <input
          id="paper-file"
          type="file"
          accept="application/pdf,.pdf"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      <div aria-live="polite">
        {look.isError && (
          <p className="tc-verify-answer tc-verify-bad" role="alert">
            {look.error.message}
          </p>
        )}
        {look.data && <Answer found={look.data} />}
      </div>
      <LanguageSwitch />
    </main>
  );
}

function Answer({ found: { paper, digest } }: { readonly found: Found }) {
  if (!paper)
    return (
      <p className="tc-verify-answer tc-verify-bad">
        {digest === null
          ? t('没有这个核验码的文书。请核对核验码；核对无误的，此件不是由本平台出具的。')
          : t('没有与此文件一致的文书：文件改动过，或者不是由本平台出具的。另填核验码可以看出是哪一份。')}
      </p>
    );
  const same = digest === null ? null : digest === paper.digest;
  const counts = paper.takenBackOn === null && paper.replacedOn === null;
  return (
    <section className={`tc-verify-answer ${same !== false && counts ? 'tc-verify-good' : 'tc-verify-bad'}`}>
      <h2>
        {same === null
          ? t('有这份文书')
          : same
            ? t('文件与出具时完全一致')
            : t('文件与出具时不一致：改动过，或者是另一份')}
      </h2>
      <Gone paper={paper} />
      <dl className="tc-pairs">
        <dt>{t('文号')}</dt>
        <dd>{paper.number}</dd>
        <dt>{t('文书名称')}</dt>
        <dd>{paper.title}</dd>
        <dt>{t('出具的政府')}</dt>
        <dd>{paper.government}</dd>
        {paper.project !== null && (
          <>
            <dt>{t('项目名称')}</dt>
            <dd>{paper.project}</dd>
          </>
        )}
        <dt>{t('出具之日')}</dt>
        <dd className="numeric">{paper.issuedOn}</dd>
        <dt>{t('文件摘要（SHA-256）')}</dt>
        <dd className="tc-verify-digest">{paper.digest}</dd>
      </dl>
      {same === null && <p className="tc-muted">{t('要核对手上的文件有没有改动，请再选择该 PDF 文件。')}</p>}
    </section>
  );
}

/** What was issued and no longer counts: said before anything else of it. */
function Gone({ paper: { takenBackOn, replacedOn } }: { readonly paper: VerifiedPaper }) {
  if (takenBackOn === null && replacedOn === null) return null;
  return (
    <p className="tc-verify-gone" role="alert">
      {takenBackOn !== null && (
        <strong>{t('已撤回：所依据的办理已于 {{day}} 撤回或者退回，这份文书不再有效。', { day: takenBackOn })}</strong>
      )}
      {takenBackOn === null && <strong>{t('以前出具：这份文书不是现行的一份。')}</strong>}
      {replacedOn !== null && <span>{t('同种文书已于 {{day}} 另行出具。', { day: replacedOn })}</span>}
    </p>
  );
}
