import { useEffect, useRef, useState } from 'preact/hooks';

const pauseMilliseconds = 250;

/** Searches when typing pauses, or the field is left: what is done next is for the rows that were found. */
export function SearchField({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const [text, setText] = useState('');
  const searched = useRef('');
  const search = () => {
    if (searched.current === text) return;
    searched.current = text;
    onSearch(text);
  };
  useEffect(() => {
    const timer = setTimeout(search, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      type="search"
      class="data-search"
      data-shortcut="search"
      aria-label="Search all fields"
      placeholder="Search all fields"
      autocomplete="off"
      spellcheck={false}
      maxLength={1000}
      value={text}
      onInput={({ currentTarget }) => setText(currentTarget.value)}
      onChange={search}
    />
  );
}
