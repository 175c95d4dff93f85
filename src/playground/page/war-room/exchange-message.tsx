import type { Message } from '../../protocol.js';
import { JsonTree } from '../parts/json-tree.js';
import { LongText } from '../parts/long-text.js';
import { bodyContent } from './body-content.js';

/** The headers and the body of a request or a reply. */
export function ExchangeMessage({ title, message }: { readonly title: string; readonly message: Message }) {
  const { headers, body, bytes } = message;
  const names = Object.entries(headers);
  return (
    <section class="stack tight" aria-label={title}>
      <h3>
        {title} <span class="muted small number">{bytes.toLocaleString('en')} bytes</span>
      </h3>
      {names.length > 0 && (
        <dl class="pairs small mono">
          {names.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
        </dl>
      )}
      <Body body={body} />
      {new TextEncoder().encode(body).length < bytes && (
        <p class="muted small">Only the beginning of the body is kept.</p>
      )}
    </section>
  );
}

function Body({ body }: { readonly body: string }) {
  const content = bodyContent(body);
  if (content.is === 'nothing') return null;
  return (
    <div class="war-room-body">
      {content.is === 'json' ? (
        <JsonTree value={content.value} open={2} />
      ) : (
        <LongText text={content.text} class="mono war-room-text" />
      )}
    </div>
  );
}
