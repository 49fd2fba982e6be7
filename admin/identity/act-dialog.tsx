import { Button, Modal } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { t } from '../i18n/t';
import { ActProblem } from './act-problem';
import './identity.css';

interface ActDialogProps {
  readonly title: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly act: { readonly isPending: boolean; readonly error: unknown };
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly ready?: boolean;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** A question with a form: done by its button or Enter, left by Escape; stays open, as typed, when it is refused. */
export function ActDialog(props: ActDialogProps) {
  const { title, action, act, onAct, onClose, ready = true, danger = false, children } = props;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !act.isPending) onAct();
  };
  return (
    <Modal open title={title} onCancel={onClose} footer={null} maskClosable={false} destroyOnHidden>
      <form className="tc-form" onSubmit={submit}>
        {children}
        <ActProblem error={act.error} />
        <div className="tc-form-actions">
          <Button type="primary" htmlType="submit" danger={danger} loading={act.isPending} disabled={!ready}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('取消')}</Button>
        </div>
      </form>
    </Modal>
  );
}
