import { useId } from 'preact/hooks';
import { numberText } from '../parts/quantity-text.js';
import type { GraphItem } from './graph-data.js';
import { ChartPattern, patternFill, Swatch } from './legend.js';
import { slicePath } from './scale.js';
import { streamLook } from './series.js';

const radius = 76;

interface ShareChartProps {
  readonly title: string;
  readonly items: readonly GraphItem[];
}

/** Parts of a whole as the slices of a pie, with a table of their values and percentages. */
export function ShareChart({ title, items }: ShareChartProps) {
  const id = useId();
  const total = items.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => (total === 0 ? 0 : value / total);
  let from = 0;
  const slices = items.map(({ value }) => {
    const slice = { from, to: from + share(value) };
    from = slice.to;
    return slice;
  });
  return (
    <section class="panel chart" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <div class="chart-shares">
        <svg width={2 * radius} height={2 * radius} role="img" aria-label={`${title}, as a pie`}>
          <defs>
            {items.map(({ name }, place) => (
              <ChartPattern key={name} id={`${id}-${place}`} {...streamLook(place)} />
            ))}
          </defs>
          {slices.map((slice, place) => (
            <path
              key={items[place]?.name}
              class="chart-slice"
              d={slicePath(slice, radius)}
              fill={patternFill(`${id}-${place}`)}
            />
          ))}
        </svg>
        <table class="chart-values" aria-labelledby={`${id}-title`}>
          <tbody>
            {items.map(({ name, value }, place) => (
              <tr key={name}>
                <th scope="row" class="cut" title={name}>
                  <Swatch id={`${id}-legend-${place}`} {...streamLook(place)} />
                  <bdi>{name}</bdi>
                </th>
                <td class="number">{numberText(value)}</td>
                <td class="number muted">{numberText(share(value) * 100)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
