import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface TabsProps<N extends string> {
  /** What the tabs are about. */
  readonly label: string;
  readonly tabs: { readonly [T in N]: string };
  readonly chosen: N;
  readonly onChoose: (name: N) => void;
  /** The content of the chosen tab. */
  readonly children: ComponentChildren;
}

/** Tabs with their panel: the arrow keys move between them. */
export function Tabs<N extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<N>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const names = Object.keys(tabs) as N[];

  const choose = (index: number) => {
    const name = names.at(index % names.length);
    if (name === undefined) return;
    onChoose(name);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${name}`)}`)?.focus();
  };
  const moves: { readonly [key: string]: () => void } = {
    ArrowRight: () => choose(names.indexOf(chosen) + 1),
    ArrowLeft: () => choose(names.indexOf(chosen) - 1),
    Home: () => choose(0),
    End: () => choose(-1),
  };

  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        class="tabs"
        onKeyDown={(event) => {
          const move = moves[event.key];
          if (move === undefined) return;
          event.preventDefault();
          move();
        }}
      >
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {tabs[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} class="tab-panel">
        {children}
      </div>
    </>
  );
}
