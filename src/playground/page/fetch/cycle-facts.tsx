import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Cycle } from '../../protocol.js';
import { Swatch } from '../chart/legend.js';
import { streamLook } from '../chart/series.js';
import { bytesText, countText, durationText } from '../parts/quantity-text.js';
import { duration, utcTime } from '../parts/time-format.js';
import { totalEvents } from './cycle-list.js';

/** The counts of a cycle, and why it failed. */
export function CycleFacts({
  cycle,
  streams,
}: {
  readonly cycle: Cycle;
  readonly streams: readonly string[];
}) {
  const id = useId();
  const { error, events, lag } = cycle;
  const named = streams.filter((stream) => events[stream] !== undefined);
  return (
    <div class="stack">
      {error !== undefined && <p class="notice error">{error}</p>}
      <dl class="pairs number">
        <Fact name="Began">{utcTime(cycle.at)} UTC</Fact>
        <Fact name="Took">{duration(cycle.milliseconds)}</Fact>
        <Fact name="Instance">{cycle.instance}</Fact>
        <Fact name="Events">{countText(totalEvents(cycle))}</Fact>
        {named.map((stream, place) => (
          <Fact
            key={stream}
            name={
              <span class="fetch-stream">
                <Swatch id={`${id}-${place}`} {...streamLook(streams.indexOf(stream))} />
                {stream}
              </span>
            }
          >
            {countText(events[stream] ?? 0)}
          </Fact>
        ))}
        <Fact name="Duplicates">{countText(cycle.duplicates)}</Fact>
        <Fact name="Lag">
          {lag === undefined
            ? 'No new event'
            : `${durationText(lag.median)} (median), ${durationText(lag.maximum)} (maximum)`}
        </Fact>
        <Fact name="Requests">{countText(cycle.requests)}</Fact>
        <Fact name="Retries">{countText(cycle.retries)}</Fact>
        <Fact name="Hit by a fault">{countText(cycle.faults)}</Fact>
        <Fact name="State after it">{bytesText(cycle.stateBytes)}</Fact>
      </dl>
    </div>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
