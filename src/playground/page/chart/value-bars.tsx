import { useId } from 'preact/hooks';
import { numberText } from '../parts/quantity-text.js';
import type { GraphItem } from './graph-data.js';

interface ValueBarsProps {
  readonly title: string;
  readonly items: readonly GraphItem[];
}

/** Values by name, each with a bar as long as it is great. */
export function ValueBars({ title, items }: ValueBarsProps) {
  const id = useId();
  const greatest = Math.max(...items.map(({ value }) => value), 1);
  return (
    <section class="panel chart" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <table class="chart-values" aria-labelledby={id}>
        <tbody>
          {items.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row" class="cut" title={name}>
                <bdi>{name}</bdi>
              </th>
              <td class="chart-value-bar">
                <span style={{ width: `${(Math.max(0, value) / greatest) * 100}%` }} />
              </td>
              <td class="number">{numberText(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
