import MarkdownIt from 'markdown-it';
import { useMemo, useState } from 'preact/hooks';
import './markdown.css';
import { markdownNodes } from './markdown-nodes.js';
import { ShowAll } from './show-all.js';

const parser = new MarkdownIt({ html: false, linkify: false });

/** A help text is never as long; the output of a command may be. */
const longest = 100_000;

/**
 * Untrusted Markdown, of a pack or of an event, as nodes of the page: its HTML stays text, its images stay unloaded, and its
 * links lead to web pages and mail only.
 */
export function Markdown({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const shown = all || text.length <= longest ? text : wholeLines(text.slice(0, longest));
  const nodes = useMemo(() => markdownNodes(parser.parse(shown, {})), [shown]);
  return (
    <div class="markdown">
      {nodes}
      {shown.length < text.length && (
        <ShowAll of={`${text.length.toLocaleString('en')} characters`} onClick={() => setAll(true)} />
      )}
    </div>
  );
}

function wholeLines(text: string): string {
  const end = text.lastIndexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}
