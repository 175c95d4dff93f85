import { useState } from 'preact/hooks';
import type { Json } from '../../../shared/json.js';
import type { WarRoomEntry } from '../../../simulator/war-room/war-room-entry.js';
import { call } from '../calls/call.js';
import { download } from '../parts/download.js';
import { JsonTree } from '../parts/json-tree.js';
import { LongText } from '../parts/long-text.js';
import { Markdown } from '../parts/markdown.js';
import { useAction } from '../parts/use-action.js';
import { ContentsTable } from './contents-table.js';
import { type EntryContent, entryBackground, entryContent } from './entry-content.js';

/** An entry of the War Room; what it also carries is folded below it. */
export function EntryCard({ entry }: { readonly entry: WarRoomEntry }) {
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
      return <EntryFile content={content} />;
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

function EntryFile({ content: { name, id } }: { readonly content: EntryContent & { is: 'file' } }) {
  const saving = useAction();
  const save = async () => {
    if (id === undefined) return;
    const file = await call('file', { id });
    const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
    download({ name: file.name || name, mediaType: 'application/octet-stream', content: bytes });
  };
  return (
    <p class="row tight">
      <span class="badge">File</span> <span class="mono">{name}</span>
      {id !== undefined && (
        <button
          type="button"
          class="button small"
          aria-disabled={saving.busy}
          onClick={() => saving.run(save)}
        >
          Save
        </button>
      )}
      {saving.problem !== undefined && (
        <span role="alert" class="field-error">
          {saving.problem.message}
        </span>
      )}
    </p>
  );
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
