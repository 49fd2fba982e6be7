import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { JsonObject, MatrixDocument } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { Empty } from '../../kit/empty';
import { useWorkspace } from '../workspace/workspace';
import { codeProblem, newMatrix } from './new-matrix-document';

interface NewMatrixProps {
  readonly code: string;
}

/** No matrix has this code: says so and, in a draft, begins one. */
export function NewMatrix({ code }: NewMatrixProps) {
  const { readOnly, files, write, lastCompiled } = useWorkspace();
  const id = useId();
  const [title, setTitle] = useState('');
  const problem = codeProblem(code, files.keys());
  const begin = (document: MatrixDocument) =>
    write(
      `matrices/${code}.json`,
      document as unknown as JsonObject,
      t('新建矩阵“{{title}}”', { title: document.title }),
    );
  return (
    <Empty title={t('没有编码为“{{code}}”的矩阵', { code })}>
      {!readOnly && problem === null && (
        <form
          className="tc-mx-actions tc-mx-new"
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() !== '') begin(newMatrix(code, title.trim(), lastCompiled?.regime.basis.clause ?? []));
          }}
        >
          <label htmlFor={id}>{t('矩阵的名称')}</label>
          <Input id={id} value={title} style={{ width: 260 }} onChange={(event) => setTitle(event.target.value)} />
          <Button
            type="primary"
            htmlType="submit"
            disabled={title.trim() === ''}
            title={title.trim() === '' ? t('先填名称') : undefined}
          >
            {t('新建这张矩阵')}
          </Button>
        </form>
      )}
      {!readOnly && problem !== null && <p>{t('编码须以小写字母起头，只含小写字母、数字和连字符，如 from-5m')}</p>}
    </Empty>
  );
}
