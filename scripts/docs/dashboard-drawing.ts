/** A picture of a dashboard, drawn from its JSON and the rows that its queries give. */

export interface DrawnWidget {
  readonly title: string;
  /** Percent of the row. */
  readonly width: number;
  readonly height: number;
  readonly chart: string;
  /** Settings of the chart by their names in the JSON, such as `xaxis`. */
  readonly settings: { readonly [name: string]: string };
  readonly rows: readonly { readonly [column: string]: string | number }[];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const pictureWidth = 1200;
const gap = 12;
const colors = ['#2f6fde', '#e07b39', '#3f9c6b', '#8a5bc7', '#c94f6d', '#6b7a8f'];
const ink = '#1d2733';
const faint = '#6b7a8f';

/** The SVG of rows of widgets. */
export function drawDashboard(name: string, rows: readonly (readonly DrawnWidget[])[]): string {
  let y = 56;
  const cards = rows.flatMap((row) => {
    const height = Math.max(...row.map((widget) => widget.height)) * 0.8;
    let x = gap;
    const drawn = row.map((widget) => {
      const width = ((pictureWidth - gap) * widget.width) / 100 - gap;
      const card = drawCard(widget, { x, y, width, height });
      x += width + gap;
      return card;
    });
    y += height + gap;
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureWidth} ${round(y)}" font-family="Helvetica, Arial, sans-serif">`,
    `<rect width="${pictureWidth}" height="${round(y)}" fill="#eef1f5"/>`,
    text(name, gap, 36, { size: 22, weight: 'bold' }),
    ...cards,
    '</svg>\n',
  ].join('\n');
}

function drawCard(widget: DrawnWidget, box: Box): string {
  const inner = { x: box.x + 14, y: box.y + 44, width: box.width - 28, height: box.height - 58 };
  return [
    `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}" rx="6" fill="#ffffff" stroke="#d5dbe3"/>`,
    text(widget.title, box.x + 14, box.y + 26, { size: 15, weight: 'bold' }),
    widget.rows.length === 0
      ? text('No events', inner.x, inner.y + 14, { color: faint })
      : drawChart(widget, inner),
  ].join('\n');
}

function drawChart(widget: DrawnWidget, box: Box): string {
  if (widget.chart === 'table') return drawTable(widget, box);
  return widget.chart === 'pie' ? drawPie(widget, box) : drawColumns(widget, box);
}

const lineHeight = 20;

function drawTable({ rows }: DrawnWidget, box: Box): string {
  const columns = Object.keys(rows[0] ?? {});
  const longest = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const weights = longest.map((length) => Math.min(28, length + 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const lefts = weights.map(
    (_, index) =>
      box.x + (weights.slice(0, index).reduce((sum, weight) => sum + weight, 0) / total) * box.width,
  );
  const shownRows = rows.slice(0, Math.floor(box.height / lineHeight) - 1);
  const line = (cells: readonly string[], row: number, color: string) =>
    cells.map((cell, index) => {
      const width = ((weights[index] ?? 1) / total) * box.width;
      return text(shortened(cell, width / 6.6), lefts[index] ?? box.x, box.y + 12 + row * lineHeight, {
        color,
      });
    });
  return [
    ...line(columns, 0, faint),
    ...shownRows.flatMap((row, index) =>
      line(
        columns.map((column) => String(row[column] ?? '')),
        index + 1,
        ink,
      ),
    ),
  ].join('\n');
}

function drawPie({ rows, settings }: DrawnWidget, box: Box): string {
  const values = rows.map((row) => Number(row[settings.yaxis ?? ''] ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const radius = Math.min(box.height / 2, box.width / 4);
  const [cx, cy] = [box.x + radius, box.y + box.height / 2];
  let angle = -Math.PI / 2;
  const slices = values.map((value, index) => {
    const start = angle;
    angle += (value / total) * 2 * Math.PI;
    if (value === total)
      return `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(radius)}" fill="${color(index)}"/>`;
    const large = angle - start > Math.PI ? 1 : 0;
    const point = (at: number) => `${round(cx + radius * Math.cos(at))} ${round(cy + radius * Math.sin(at))}`;
    return `<path d="M ${round(cx)} ${round(cy)} L ${point(start)} A ${round(radius)} ${round(radius)} 0 ${large} 1 ${point(angle)} Z" fill="${color(index)}"/>`;
  });
  const labels = rows.map((row, index) => `${row[settings.xaxis ?? ''] ?? ''} (${values[index] ?? 0})`);
  return [...slices, legend(labels, box.x + 2 * radius + 20, box.y + 14, box.width - 2 * radius - 30)].join(
    '\n',
  );
}

function drawColumns({ rows, settings }: DrawnWidget, box: Box): string {
  const { xaxis = '', yaxis = '', series } = settings;
  const places = [...new Set(rows.map((row) => String(row[xaxis] ?? '')))];
  const names =
    series === undefined ? [''] : [...new Set(rows.map((row) => String(row[series] ?? '')))].sort();
  const heightOf = (place: string) =>
    rows.reduce((sum, row) => (String(row[xaxis]) === place ? sum + Number(row[yaxis]) : sum), 0);
  const highest = Math.max(...places.map(heightOf));
  const plot = { ...box, height: box.height - (names.length > 1 ? 54 : 30) };
  const step = plot.width / places.length;
  const bars = places.flatMap((place, index) => {
    let top = plot.y + plot.height;
    return names.map((name, nameIndex) => {
      const value = rows.reduce(
        (sum, row) =>
          String(row[xaxis]) === place && (series === undefined || String(row[series]) === name)
            ? sum + Number(row[yaxis])
            : sum,
        0,
      );
      const height = (value / highest) * plot.height;
      top -= height;
      return `<rect x="${round(plot.x + index * step)}" y="${round(top)}" width="${round(Math.max(1, step * 0.8))}" height="${round(height)}" fill="${color(nameIndex)}"/>`;
    });
  });
  const every = Math.ceil(places.length / 8);
  const labels = places
    .filter((_, index) => index % every === 0)
    .map((place, index) =>
      text(shortened(place, (step * every) / 7), plot.x + index * every * step, plot.y + plot.height + 16, {
        size: 11,
        color: faint,
      }),
    );
  const below = names.length > 1 ? [legend(names, box.x, box.y + box.height - 2, box.width, true)] : [];
  return [
    ...bars,
    text(String(highest), plot.x, plot.y - 4, { size: 11, color: faint }),
    ...labels,
    ...below,
  ].join('\n');
}

function legend(labels: readonly string[], x: number, y: number, width: number, inline = false): string {
  let left = x;
  return labels
    .map((label, index) => {
      const at = inline ? { x: left, y } : { x, y: y + index * lineHeight };
      left += label.length * 5.6 + 28;
      const words = text(shortened(label, width / 6.6), at.x + 16, at.y);
      return `<rect x="${round(at.x)}" y="${round(at.y - 10)}" width="11" height="11" fill="${color(index)}"/>${words}`;
    })
    .join('\n');
}

function text(
  content: string,
  x: number,
  y: number,
  style: { size?: number; color?: string; weight?: string } = {},
): string {
  const { size = 12, color: fill = ink, weight = 'normal' } = style;
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped}</text>`;
}

function shortened(content: string, characters: number): string {
  const most = Math.max(3, Math.floor(characters));
  return content.length > most ? `${content.slice(0, most - 1)}…` : content;
}

function color(index: number): string {
  return colors[index % colors.length] ?? ink;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
