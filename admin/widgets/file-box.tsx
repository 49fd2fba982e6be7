import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import type { AttachmentAnswer } from '../../form-schemas/engine/model/form';
import { FileLink } from './file-link';
import { acceptAttribute, fileRules, refuseFile, wordRules } from './file-rules';
import { RunningUploads } from './running-uploads';
import { useSampleFiles } from './sample-files';
import { wordSize } from './upload';
import { useUploads } from './use-uploads';
import './file-box.css';
import { t } from '../i18n/t';

interface FileBoxProps {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy?: string;
  readonly title: string;
  readonly editable: boolean;
  readonly most: number;
  /** Endings that the field takes; absent: whatever may be uploaded. */
  readonly accepts?: readonly string[] | undefined;
  /** MB of one file; absent: as large as may be uploaded. */
  readonly megabytes?: number | undefined;
  readonly files: readonly AttachmentAnswer[];
  /** Takes the change, not the result: several uploads may end while others run. */
  readonly onChange: (change: (files: readonly AttachmentAnswer[]) => readonly AttachmentAnswer[]) => void;
}

/** A list of attached files, with uploads that show how far they are, can be stopped and tried again. Files may be dropped on it. */
export function FileBox(props: FileBoxProps) {
  const { id, labelledBy, describedBy, title, editable, most, accepts, megabytes, files, onChange } = props;
  const [isOver, setIsOver] = useState(false);
  const [left, setLeft] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const sample = useSampleFiles();
  const uploads = useUploads((answer) => onChange((before) => [...before, answer]));
  const rules = fileRules(most, accepts, megabytes);
  const room = Math.max(0, most - files.length - uploads.running.filter((one) => one.problem === null).length);

  function take(chosen: readonly File[]): void {
    const judged = chosen.map((file) => ({ file, refusal: refuseFile(rules, file) }));
    const good = judged.filter(({ refusal }) => refusal === null);
    setLeft(Math.max(0, good.length - room));
    for (const one of [...good.slice(0, room), ...judged.filter(({ refusal }) => refusal !== null)]) {
      if (sample && one.refusal === null) onChange((before) => [...before, sampleOf(one.file, before.length)]);
      else uploads.start(one.file, one.refusal);
    }
  }

  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    take([...event.dataTransfer.files]);
  };
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: dropped,
  };
  return (
    <div
      role="group"
      aria-labelledby={labelledBy}
      className={isOver ? 'tc-drop tc-drop-over' : 'tc-drop'}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(editable ? drop : {})}
    >
      {files.length > 0 && (
        <ul className="tc-files">
          {files.map((file) => (
            <li key={file.id}>
              {sample ? <span>{file.name}</span> : <FileLink id={file.id} name={file.name} />}
              <span className="tc-muted numeric">{wordSize(file.size)}</span>
              {editable && (
                <Button
                  size="small"
                  aria-label={t('移除 {{name}}', { name: file.name })}
                  onClick={() => onChange((before) => before.filter((one) => one.id !== file.id))}
                >
                  {t('移除')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <RunningUploads uploads={uploads} />
      {editable && (
        <>
          <input
            ref={input}
            type="file"
            className="tc-sr"
            tabIndex={-1}
            aria-hidden
            multiple={most > 1}
            accept={acceptAttribute(rules)}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              take(chosen);
            }}
          />
          <Button
            id={id}
            disabled={room <= 0}
            aria-label={t('选择文件：{{title}}', { title })}
            onClick={() => input.current?.click()}
          >
            {t('选择文件')}
          </Button>
          <span className="tc-help" style={{ marginLeft: 8 }}>
            {room > 0 ? t('或拖放到此处。{{rules}}', { rules: wordRules(rules) }) : t('已满 {{most}} 个', { most })}
          </span>
          <div className="tc-errors" aria-live="polite">
            {left > 0 && t('最多 {{most}} 个，另外 {{left}} 个没有上传', { most, left })}
          </div>
        </>
      )}
      {!editable && files.length === 0 && <span className="tc-muted">{t('无')}</span>}
    </div>
  );
}

/** A file that is nowhere but in a preview. */
function sampleOf({ name, size }: File, at: number): AttachmentAnswer {
  return { id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`, name, size, digest: '0'.repeat(64) };
}
