import type { JsonObject } from '../../../shared/json.js';
import { countedText, numberText } from '../parts/quantity-text.js';
import { BarChart } from './bar-chart.js';
import { type GraphSettings, graphData } from './graph-data.js';
import { LineChart } from './line-chart.js';
import './query-graph.css';
import { countStep } from './scale.js';
import { ShareChart } from './share-chart.js';
import { ValueBars } from './value-bars.js';

interface QueryGraphProps {
  readonly settings: GraphSettings;
  /** The rows of the result. */
  readonly rows: readonly JsonObject[];
}

/** The result of a query as its `view graph` stage draws it. */
export function QueryGraph({ settings, rows }: QueryGraphProps) {
  const { yaxis = '', xaxis = '' } = settings;
  const title = settings.header ?? (xaxis === yaxis ? yaxis : `${yaxis} by ${xaxis}`);
  const data = graphData(settings, rows);
  switch (data.kind) {
    case 'nothing':
      return <p class="notice">{data.why}</p>;
    case 'number':
      return (
        <section class="panel chart" aria-label={title}>
          <h3>{title}</h3>
          <p class="chart-number number">{numberText(data.value)}</p>
        </section>
      );
    case 'shares':
      return <ShareChart title={title} items={data.items} />;
    case 'bars':
      return <ValueBars title={title} items={data.items} />;
    default: {
      const chart = {
        title,
        summary: `${yaxis} over ${countedText(data.edges.length - 1, 'span')} of time`,
        edges: data.edges,
        series: data.series,
      };
      return data.kind === 'time bars' ? (
        <BarChart {...chart} />
      ) : (
        <LineChart {...chart} text={numberText} step={countStep} />
      );
    }
  }
}
