import { useState } from 'preact/hooks';
import type { Entry } from '../../../cortex/entry.js';
import type { Json, JsonObject } from '../../../cortex/json.js';
import { JsonTree } from '../parts/json-tree.js';
import { LongText } from '../parts/long-text.js';
import { Markdown } from '../parts/markdown.js';
import { ShowAll } from '../parts/show-all.js';
import { type EntryContent, entryBackground, entryContent } from './entry-content.js';

/** An entry of the War Room; what it also carries is folded below it. */
export function EntryCard({ entry }: { readonly entry: Entry }) {
  const content = entryContent(entry);
  const { contents, context } = entryBackground(entry);
  return (
    <article class="stack tight war-room-entry">
      <Shown content={content} />
      {contents !== undefined && <Folded title="Contents" value={contents} />}
      {context !== undefined && <Folded title="Context" value={context} />}
    </article>
  );
}

function Shown({ content }: { readonly content: EntryContent }) {
  switch (content.is) {
    case 'error':
      return (
        <div class="notice error">
          <LongText text={content.text} />
        </div>
      );
    case 'file':
      return (
        <p>
          <span class="badge">File</span> <span class="mono">{content.name}</span>
        </p>
      );
    case 'markdown':
      return <Markdown text={content.text} />;
    case 'table':
      return <ContentsTable columns={content.columns} rows={content.rows} />;
    case 'json':
      return <JsonTree value={content.value} open={2} />;
    case 'text':
      return (
        <>
          {content.note !== undefined && <p class="muted small">{content.note}</p>}
          <p class="war-room-text">
            <LongText text={content.text} />
          </p>
        </>
      );
  }
}

/** Rows that are shown at once. */
const mostRows = 100;

function ContentsTable({
  columns,
  rows,
}: {
  readonly columns: readonly string[];
  readonly rows: readonly JsonObject[];
}) {
  const [all, setAll] = useState(false);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls. */}
      <div class="table-scroll" role="group" aria-label="Table" tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, all ? undefined : mostRows).map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{cellText(row[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length > mostRows && (
        <ShowAll of={`${rows.length.toLocaleString('en')} rows`} onClick={() => setAll(true)} />
      )}
    </>
  );
}

function cellText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function Folded({ title, value }: { readonly title: string; readonly value: Json }) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class="muted small">{title}</summary>
      {open && <JsonTree value={value} open={2} />}
    </details>
  );
}
