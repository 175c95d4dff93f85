import { useState } from 'preact/hooks';
import { ShowAll } from './show-all.js';

/** Characters that are shown at once. */
const most = 10_000;

interface LongTextProps {
  readonly text: string;
  readonly class?: string;
}

/** A text that may be very long: the rest is shown on request, so that the page stays quick. */
export function LongText({ text, class: className }: LongTextProps) {
  const [all, setAll] = useState(false);
  if (all || text.length <= most) return <span class={className}>{text}</span>;
  return (
    <>
      <span class={className}>{text.slice(0, most)}</span>{' '}
      <ShowAll of={`${text.length.toLocaleString('en')} characters`} onClick={() => setAll(true)} />
    </>
  );
}
