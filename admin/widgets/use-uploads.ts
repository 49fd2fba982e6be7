import { useEffect, useRef, useState } from 'react';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { RequestError } from '../graphql/request';
import { t } from '../i18n/t';
import { FILE_REFUSED, UploadCancelled, upload, type Upload } from './upload';

export interface Running {
  readonly key: number;
  readonly file: File;
  readonly percent: number;
  /** Why it came to nothing; null: under way. */
  readonly problem: string | null;
  /** Whether trying once more could help. */
  readonly again: boolean;
}

export interface Uploads {
  readonly running: readonly Running[];
  /** @param refusal why it is not even sent */
  start(file: File, refusal: string | null): void;
  retry(one: Running): void;
  cancel(key: number): void;
  forget(key: number): void;
}

/** Uploads that are under way or came to nothing; they are broken off with the page. */
export function useUploads(onDone: (answer: AttachmentAnswer) => void): Uploads {
  const [running, setRunning] = useState<readonly Running[]>([]);
  const uploads = useRef(new Map<number, Upload>());
  const nextKey = useRef(0);
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => () => uploads.current.forEach((one) => one.cancel()), []);

  const show = (key: number, what: Partial<Running>): void =>
    setRunning((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one)));
  const forget = (key: number): void => setRunning((all) => all.filter((one) => one.key !== key));

  async function send(key: number, file: File): Promise<void> {
    const started = upload(file, (percent) => show(key, { percent }));
    uploads.current.set(key, started);
    try {
      done.current(await started.done);
      forget(key);
    } catch (error) {
      if (error instanceof UploadCancelled) forget(key);
      else {
        const again = !(error instanceof RequestError && error.code === FILE_REFUSED);
        show(key, { problem: error instanceof Error ? error.message : t('上传未成功，请重试'), again });
      }
    } finally {
      uploads.current.delete(key);
    }
  }

  return {
    running,
    start: (file, refusal) => {
      const key = nextKey.current++;
      setRunning((all) => [...all, { key, file, percent: 0, problem: refusal, again: false }]);
      if (refusal === null) void send(key, file);
    },
    retry: ({ key, file }) => {
      show(key, { problem: null, percent: 0 });
      void send(key, file);
    },
    cancel: (key) => uploads.current.get(key)?.cancel(),
    forget,
  };
}
