import { useState } from 'preact/hooks';
import type { Exchange } from '../../protocol.js';
import { ShowAll } from '../parts/show-all.js';
import { duration, utcTime } from '../parts/time-format.js';
import { ExchangeMessage } from './exchange-message.js';

/** Requests that are shown at once. */
const most = 100;

interface ExchangesProps {
  readonly exchanges: readonly Exchange[];
  /** How many there were; those beyond a limit are not kept. */
  readonly total: number;
}

/** The requests of a run in their order, each to unfold with its reply. */
export function ExchangeList({ exchanges, total }: ExchangesProps) {
  const [all, setAll] = useState(false);
  if (total === 0) return <p class="empty">The run sent no request.</p>;
  return (
    <>
      <ol class="war-room-exchanges">
        {exchanges.slice(0, all ? undefined : most).map((exchange, index) => (
          <li key={index}>
            <ExchangeFold exchange={exchange} />
          </li>
        ))}
      </ol>
      {!all && exchanges.length > most && (
        <ShowAll of={`${exchanges.length.toLocaleString('en')} requests`} onClick={() => setAll(true)} />
      )}
      {exchanges.length < total && (
        <p class="muted small panel-body">
          Only the first {exchanges.length.toLocaleString('en')} of {total.toLocaleString('en')} requests are
          kept.
        </p>
      )}
    </>
  );
}

function ExchangeFold({ exchange }: { readonly exchange: Exchange }) {
  const { method, url, status, failure, fault, expected, milliseconds, at, request, reply } = exchange;
  const [open, setOpen] = useState(false);
  const { origin, rest } = parts(url);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class={`badge number ${expected === undefined ? statusTone(status) : ''}`}>
          {status ?? 'No answer'}
        </span>
        <span class="war-room-request mono" title={url}>
          <strong>{method}</strong> {rest}
        </span>
        <span class="muted small number">{duration(milliseconds)}</span>
        {expected !== undefined && <span class="muted small war-room-fault">expected</span>}
        {fault !== undefined && <span class="badge warning war-room-fault">Fault: {fault}</span>}
      </summary>
      {open && (
        <div class="stack war-room-exchange">
          <dl class="pairs small">
            <dt>Server</dt>
            <dd class="mono">{origin}</dd>
            <dt>Sent</dt>
            <dd class="number">{utcTime(at)} UTC</dd>
          </dl>
          {expected !== undefined && <p class="notice">{expected}</p>}
          {failure !== undefined && <p class="notice error">{failure}</p>}
          <ExchangeMessage title="Request" message={request} />
          {reply !== undefined && <ExchangeMessage title="Reply" message={reply} />}
        </div>
      )}
    </details>
  );
}

function statusTone(status: number | undefined): string {
  if (status === undefined || status >= 400) return 'error';
  return status < 300 ? 'ok' : 'warning';
}

/** The server and what is asked of it, as far as it is a URL at all. */
function parts(url: string): { readonly origin: string; readonly rest: string } {
  const [, origin = '', rest = url] = /^([a-z]+:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  return { origin, rest: rest === '' ? '/' : rest };
}
