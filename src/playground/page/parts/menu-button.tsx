import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface MenuButtonProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

const gap = 4;
const edge = 16;
const narrow = 600;

/** A button that opens a popover below itself. Escape and a click elsewhere close it. */
export function MenuButton({ label, children }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const place = (popover: HTMLElement) => {
    if (button.current === null) return;
    const { left, right, bottom } = button.current.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const isWide = width > narrow;
    const atRight = right > width / 2;
    popover.style.inset = `${bottom + gap}px auto auto ${isWide ? (atRight ? right : left) : edge}px`;
    popover.style.transform = isWide && atRight ? 'translateX(-100%)' : 'none';
    popover.style.maxHeight = `calc(100dvh - ${Math.round(bottom) + gap + edge}px)`;
  };
  return (
    <>
      <button ref={button} type="button" class="button" popovertarget={id}>
        {label} <span aria-hidden="true">{'\u25be'}</span>
      </button>
      <section
        id={id}
        popover="auto"
        class="popover"
        aria-label={label}
        style={{ margin: '0' }}
        onBeforeToggle={({ currentTarget }) => place(currentTarget)}
      >
        {children}
      </section>
    </>
  );
}
