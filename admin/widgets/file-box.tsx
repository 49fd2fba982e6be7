import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { UploadCancelled, downloadUrl, upload, wordSize, type Upload } from './upload';
import './file-box.css';

interface FileBoxProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly title: string;
  readonly editable: boolean;
  readonly most: number;
  readonly files: readonly AttachmentAnswer[];
  /** Takes the change, not the result: several uploads may end while others run. */
  readonly onChange: (change: (files: readonly AttachmentAnswer[]) => readonly AttachmentAnswer[]) => void;
}

interface Running {
  readonly key: number;
  readonly name: string;
  readonly percent: number;
  readonly problem: string | null;
}

/** A list of attached files, with uploads that show how far they are and can be stopped. */
export function FileBox({ id, labelledBy, describedBy, title, editable, most, files, onChange }: FileBoxProps) {
  const [running, setRunning] = useState<readonly Running[]>([]);
  const uploads = useRef(new Map<number, Upload>());
  const nextKey = useRef(0);
  const input = useRef<HTMLInputElement>(null);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => () => uploads.current.forEach((running) => running.cancel()), []);

  function show(key: number, what: Partial<Running> | null): void {
    setRunning((all) =>
      what === null
        ? all.filter((one) => one.key !== key)
        : all.map((one) => (one.key === key ? { ...one, ...what } : one)),
    );
  }

  async function start(file: File): Promise<void> {
    const key = nextKey.current++;
    setRunning((all) => [...all, { key, name: file.name, percent: 0, problem: null }]);
    const started = upload(file, (percent) => show(key, { percent }));
    uploads.current.set(key, started);
    try {
      const answer = await started.done;
      change.current((before) => [...before, answer]);
      show(key, null);
    } catch (error) {
      if (error instanceof UploadCancelled) show(key, null);
      else show(key, { problem: error instanceof Error ? error.message : '上传未成功，请重试' });
    } finally {
      uploads.current.delete(key);
    }
  }

  const room = most - files.length - running.filter((one) => one.problem === null).length;
  return (
    <div role="group" aria-labelledby={labelledBy} {...(describedBy ? { 'aria-describedby': describedBy } : {})}>
      {files.length > 0 && (
        <ul className="tc-files">
          {files.map((file) => (
            <li key={file.id}>
              <a href={downloadUrl(file.id)} download={file.name}>
                {file.name}
              </a>
              <span className="tc-muted numeric">{wordSize(file.size)}</span>
              {editable && (
                <Button
                  size="small"
                  aria-label={`移除 ${file.name}`}
                  onClick={() => onChange((before) => before.filter((one) => one.id !== file.id))}
                >
                  移除
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ul className="tc-files" aria-live="polite">
        {running.map(({ key, name, percent, problem }) => (
          <li key={key}>
            <span>{name}</span>
            {problem === null ? (
              <>
                <Progress
                  percent={percent}
                  size="small"
                  aria-label={`${name} 的上传进度`}
                  style={{ flex: '1 1 120px', margin: 0 }}
                />
                <Button size="small" onClick={() => uploads.current.get(key)?.cancel()}>
                  取消
                </Button>
              </>
            ) : (
              <>
                <span className="tc-errors">{problem}</span>
                <Button size="small" onClick={() => show(key, null)}>
                  知道了
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <>
          <input
            ref={input}
            type="file"
            className="tc-sr"
            tabIndex={-1}
            aria-hidden
            multiple={most > 1}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])].slice(0, Math.max(room, 0));
              event.target.value = '';
              chosen.forEach((file) => void start(file));
            }}
          />
          <Button id={id} disabled={room <= 0} aria-label={`选择文件：${title}`} onClick={() => input.current?.click()}>
            选择文件
          </Button>
          <span className="tc-help" style={{ marginLeft: 8 }}>
            {room > 0 ? `最多 ${most} 个，每个不超过 50 MB` : `已满 ${most} 个`}
          </span>
        </>
      )}
      {!editable && files.length === 0 && <span className="tc-muted">无</span>}
    </div>
  );
}
