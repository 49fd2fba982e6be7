import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface DisclosureProps {
  /** What the button says to everybody; `shown` may be a shorter form of it. */
  readonly label: string;
  readonly shown: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}

/**
 * A button and what it opens below; closed by Escape, by a click elsewhere, by a link or what is marked `data-closes` in
 * it, and when the focus leaves it.
 */
export function Disclosure({ label, shown, className, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open]);
  return (
    <div
      ref={box}
      className={className}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {shown}
      </button>
      <div
        id={id}
        hidden={!open}
        onClick={(event) => {
          if (!(event.target instanceof Element) || !event.target.closest('a, [data-closes]')) return;
          // What opens now gives the focus back to the button, not to what is gone.
          if (event.target.closest('[data-closes]')) button.current?.focus();
          setOpen(false);
        }}
      >
        {open && children}
      </div>
    </div>
  );
}
