import type { Exchange } from '../../protocol.js';
import { bytesText } from '../parts/quantity-text.js';
import { duration, timeText } from '../parts/time-format.js';

/** The requests of a cycle in a line each; the War Room shows them whole. */
export function CycleRequests({ exchanges }: { readonly exchanges: readonly Exchange[] }) {
  if (exchanges.length === 0) return <p class="muted">The cycle sent no request.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    <section class="table-scroll" aria-label="Requests" tabIndex={0}>
      <table class="table fetch-requests">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Request</th>
            <th scope="col">Answer</th>
            <th scope="col" class="number">
              Sent
            </th>
            <th scope="col" class="number">
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {exchanges.map((exchange, place) => (
            <tr key={place}>
              <td class="number">{timeText(exchange.at)}</td>
              <td class="mono">
                <bdi>{exchange.method}</bdi> <Target url={exchange.url} />
              </td>
              <td>
                <Outcome exchange={exchange} />
              </td>
              <td class="number">{bytesText(exchange.request.bytes)}</td>
              <td class="number">{duration(exchange.milliseconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Outcome({ exchange: { status, failure, fault, expected } }: { readonly exchange: Exchange }) {
  const failed = expected === undefined && (status === undefined || status >= 400);
  return (
    <>
      <span class={failed ? 'error-text' : 'ok-text'}>{status ?? failure ?? 'No answer'}</span>
      {fault !== undefined && <div class="warning-text small">Fault: {fault}</div>}
    </>
  );
}

/** The path, and what is asked for more quietly behind it; the host is one of two. */
function Target({ url }: { readonly url: string }) {
  if (!URL.canParse(url)) return <>{url}</>;
  const { pathname, search } = new URL(url);
  return (
    <>
      {pathname}
      <span class="muted">{search}</span>
    </>
  );
}
