import { countText } from '../parts/quantity-text.js';

const width = 96;
const height = 12;

interface EventsBarProps {
  readonly events: { readonly [stream: string]: number };
  readonly streams: readonly string[];
  /** The count that fills the whole width. */
  readonly most: number;
  readonly fill: (place: number) => string;
}

/** The events of a cycle by stream, as one bar. */
export function EventsBar({ events, streams, most, fill }: EventsBarProps) {
  const parts = streams.flatMap((stream, place) => {
    const count = events[stream] ?? 0;
    return count === 0 ? [] : [{ stream, place, count }];
  });
  const text = parts.map(({ stream, count }) => `${stream} ${countText(count)}`).join(', ');
  let left = 0;
  return (
    <svg class="fetch-bar" width={width} height={height} role="img" aria-label={text === '' ? 'none' : text}>
      <title>{text}</title>
      {parts.map(({ stream, place, count }) => {
        const x = left;
        // Even a single event is seen.
        const length = Math.max(1.5, (count / most) * width);
        left += length;
        return <rect key={stream} x={x} width={length} height={height} fill={fill(place)} />;
      })}
    </svg>
  );
}
