import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import './clamped-heading.css';
import { countedText } from './quantity-text.js';
import { useSize } from './use-size.js';

interface ClampedHeadingProps {
  readonly text: string;
  readonly class?: string;
}

/** A heading of at most three lines; the rest of a long one is shown on request. */
export function ClampedHeading({ text, class: className = '' }: ClampedHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { width } = useSize(heading);
  const [isCut, setIsCut] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  useLayoutEffect(() => {
    const { current } = heading;
    if (current !== null && !isWhole) setIsCut(current.scrollHeight > current.clientHeight);
  }, [text, width, isWhole]);
  return (
    <>
      <h2
        ref={heading}
        class={`clamped ${isWhole ? 'whole' : ''} ${className}`}
        // It scrolls then, so the keyboard must reach it.
        tabIndex={isWhole ? 0 : undefined}
      >
        {text}
      </h2>
      {isCut && (
        <button
          type="button"
          class="button quiet small"
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : `Show all ${countedText(text.length, 'character')}`}
        </button>
      )}
    </>
  );
}
