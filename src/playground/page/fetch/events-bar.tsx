import { countText } from '../parts/quantity-text.js';

const width = 96;
const height = 12;

interface EventsBarProps {
  readonly events: { readonly [stream: string]: number };
  readonly streams: readonly string[];
  readonly fill: (place: number) => string;
}

/** How the events of a cycle divide into streams. */
export function EventsBar({ events, streams, fill }: EventsBarProps) {
  const parts = streams.flatMap((stream, place) => {
    const count = events[stream] ?? 0;
    return count === 0 ? [] : [{ stream, place, count }];
  });
  const text = parts.map(({ stream, count }) => `${stream} ${countText(count)}`).join(', ');
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  let left = 0;
  return (
    <svg class="fetch-bar" width={width} height={height} role="img" aria-label={text === '' ? 'none' : text}>
      <title>{text}</title>
      {parts.map(({ stream, place, count }) => {
        const x = left;
        const length = (count / total) * width;
        left += length;
        return <rect key={stream} x={x} width={length} height={height} fill={fill(place)} />;
      })}
    </svg>
  );
}
