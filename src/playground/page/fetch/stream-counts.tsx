import { useId } from 'preact/hooks';
import type { StreamCount } from '../../protocol.js';
import { Swatch } from '../chart/legend.js';
import { streamLook } from '../chart/series.js';
import { countText } from '../parts/quantity-text.js';
import { collectionVerdict, shortfallOf } from './collection-verdict.js';

interface StreamCountsProps {
  readonly streams: readonly StreamCount[];
  readonly names: readonly string[];
  readonly hasSource: boolean;
}

/** What the source shows and what the dataset holds, next to each other for each stream. */
export function StreamCounts({ streams, names, hasSource }: StreamCountsProps) {
  const id = useId();
  const verdict = collectionVerdict(streams);
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-header fetch-collected">
        <h2 id={id}>Collected</h2>
        {verdict !== undefined && <p class={`fetch-verdict ${verdict.tone}`}>{verdict.text}</p>}
      </div>
      {streams.length === 0 ? (
        <p class="empty">No stream has shown an event yet.</p>
      ) : (
        <table class="table fetch-streams">
          <thead>
            <tr>
              <th scope="col">Stream</th>
              {hasSource && (
                <th scope="col" class="number">
                  Service
                </th>
              )}
              <th scope="col" class="number">
                Dataset
              </th>
            </tr>
          </thead>
          <tbody>
            {streams.map((stream, place) => (
              <tr key={stream.name}>
                <th scope="row">
                  <Swatch id={`${id}-${place}`} {...streamLook(names.indexOf(stream.name))} />
                  {stream.name}
                  <Shortfalls stream={stream} />
                </th>
                {hasSource && (
                  <td class="number">{stream.atSource === undefined ? '' : countText(stream.atSource)}</td>
                )}
                <td class="number">{countText(stream.inDataset)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

const classes = [
  { key: 'missing', tone: 'error-text', label: 'missing' },
  { key: 'notDue', tone: 'accent-text', label: 'not yet due' },
  { key: 'duplicates', tone: 'warning-text', label: 'twice' },
] as const;

/** Each class in its place, so that nothing moves while counts change. */
function Shortfalls({ stream }: { readonly stream: StreamCount }) {
  const shortfall = shortfallOf(stream);
  const shown = stream.atSource === undefined ? classes.slice(-1) : classes;
  return (
    <span class="fetch-shortfalls number">
      {shown.map(({ key, tone, label }) => (
        <span key={key} class={shortfall[key] === 0 ? 'muted' : tone}>
          {countText(shortfall[key])} {label}
        </span>
      ))}
    </span>
  );
}
