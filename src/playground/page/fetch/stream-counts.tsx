import { useId } from 'preact/hooks';
import type { StreamCount } from '../../protocol.js';
import { Swatch } from '../chart/legend.js';
import { streamLook } from '../chart/series.js';
import { countText } from '../parts/quantity-text.js';
import { collectionVerdict } from './collection-verdict.js';

interface StreamCountsProps {
  readonly streams: readonly StreamCount[];
  readonly names: readonly string[];
  readonly hasSource: boolean;
}

/** What the source shows and what the dataset holds, beside each other for each stream. */
export function StreamCounts({ streams, names, hasSource }: StreamCountsProps) {
  const id = useId();
  const verdict = collectionVerdict(streams);
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-header">
        <h2 id={id} class="spread">
          Collected
        </h2>
        {verdict !== undefined && <span class={`badge ${verdict.tone}`}>{verdict.text}</span>}
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
                  Source
                </th>
              )}
              <th scope="col" class="number">
                Dataset
              </th>
            </tr>
          </thead>
          <tbody>
            {streams.map(({ name, atSource, inDataset, duplicates }, place) => (
              <tr key={name}>
                <th scope="row">
                  <Swatch id={`${id}-${place}`} {...streamLook(names.indexOf(name))} />
                  {name}
                </th>
                {hasSource && <td class="number">{atSource === undefined ? '' : countText(atSource)}</td>}
                <td class={`number ${toneOf(atSource, inDataset - duplicates)}`}>{countText(inDataset)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function toneOf(atSource: number | undefined, collected: number): string {
  if (atSource === undefined) return '';
  return atSource === collected ? 'ok-text' : 'warning-text';
}
