import { useEffect, useRef, useState } from 'preact/hooks';

const pauseMilliseconds = 250;

/** Searches when typing pauses. */
export function SearchField({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const [text, setText] = useState('');
  const searched = useRef('');
  useEffect(() => {
    const timer = setTimeout(() => {
      if (searched.current === text) return;
      searched.current = text;
      onSearch(text);
    }, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      type="search"
      class="data-search"
      aria-label="Search all fields"
      placeholder="Search all fields"
      autocomplete="off"
      spellcheck={false}
      maxLength={1000}
      value={text}
      onInput={({ currentTarget }) => setText(currentTarget.value)}
    />
  );
}
