import { Button, type ButtonProps } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';

interface LinkButtonProps {
  /** A path of the console. */
  readonly to: string;
  readonly type?: ButtonProps['type'];
  readonly size?: ButtonProps['size'];
  readonly danger?: boolean;
  readonly children: ReactNode;
}

/** Leads to another page and looks like a button: a link to the keyboard, to screen readers and to a middle click. */
export function LinkButton({ to, children, type = 'default', size = 'middle', danger = false }: LinkButtonProps) {
  const navigate = useNavigate();
  const go = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate(to);
  };
  return (
    <Button href={useHref(to)} onClick={go} type={type} size={size} danger={danger}>
      {children}
    </Button>
  );
}
