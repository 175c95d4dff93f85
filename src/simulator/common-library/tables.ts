/*
 * Tables of the War Room. What the output looks like was taken from the documentation of the script helper
 * (Documentation/doc-howto.json of demisto/content) and from outputs in the READMEs of shipped integrations.
 */

type Row = Readonly<Record<string, unknown>>;

declare const flattenFields: typeof import('./objects.js').flattenFields;
declare const formatCell: typeof objToStr;
declare const stringEscapeHTML: typeof import('./texts.js').stringEscapeHTML;
declare const stringEscapeMD: typeof import('./texts.js').stringEscapeMD;

/** A value as the text of a cell: lists joined, objects as JSON. */
export function objToStr(value: unknown, delimiter?: unknown): string {
  if (Array.isArray(value)) {
    const between = typeof delimiter === 'string' && delimiter !== '' ? delimiter : ',';
    return value.map((item) => objToStr(item)).join(between);
  }
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** The names of all properties of all rows, sorted. */
export function GetAllObjectsProperties(rows: readonly Row[]): string[] {
  const names: Record<string, true> = {};
  for (const row of rows) for (const name in row) names[name] = true;
  return Object.keys(names).sort();
}

/**
 * A Markdown table with a heading. Rows are objects, one object, or plain values under the first header; without
 * headers it has a column for every property. An empty one says "No data returned".
 */
export function tableToMarkdown(
  name: unknown,
  table: unknown,
  headers?: unknown,
  cellDelimiter?: string,
  headerTransform: (header: string) => string = (header) => header,
): string {
  const rows: unknown[] = Array.isArray(table) ? table : table ? [table] : [];
  let columns: string[] = [];
  if (Array.isArray(headers)) columns = headers;
  else if (headers && typeof headers !== 'object') columns = [String(headers)];
  if (columns.length === 0 && typeof rows[0] === 'object') columns = GetAllObjectsProperties(rows as Row[]);
  if (columns.length === 0) return 'No data returned\n';

  const heading = name ? `### ${name}\n` : '';
  if (rows.length === 0) return `${heading}No data returned\n`;
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |\n`;
  const cell = (value: unknown) =>
    value === null || value === undefined
      ? ' '
      : stringEscapeMD(formatCell(value, cellDelimiter), true, true) || ' ';
  const body = rows.map((row) => {
    const fields = typeof row === 'object' ? ((row ?? {}) as Row) : { [columns[0] as string]: row };
    return line(columns.map((column) => cell(fields[column])));
  });
  // Called with the header alone, for it may be a function that takes more.
  const titles = columns.map((column) => (headerTransform || String)(column));
  return heading + line(titles) + line(columns.map(() => '---')) + body.join('');
}

/** The same as HTML. */
export function tableToHTML(
  name: unknown,
  table: unknown,
  headers?: string[],
  cellDelimiter?: string,
): string {
  const rows: Row[] = Array.isArray(table) ? table : table ? [table as Row] : [];
  const columns = headers && headers.length > 0 ? headers : GetAllObjectsProperties(rows);
  if (columns.length === 0) return 'No data returned<br/>';
  const heading = name ? `<h3>${name}</h3>` : '';
  if (rows.length === 0) return `${heading}No data returned<br/>`;
  const line = (tag: string, cells: readonly unknown[]) =>
    `<tr>${cells.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
  const cell = (value: unknown) =>
    value || value === 0 ? stringEscapeHTML(formatCell(value, cellDelimiter)) : ' ';
  const body = rows.map((row) =>
    line(
      'td',
      columns.map((column) => cell(row[column])),
    ),
  );
  return `${heading}<table border="1" cellspacing="0" cellpadding="3">${line('th', columns)}${body.join('')}</table>`;
}

/** Plain values as a table with one column. */
export function arrayToMarkdownTable(values: unknown, header?: string): string {
  if (!values) return 'No results';
  if (!Array.isArray(values)) throw `${values} is not an array`;
  if (values.length === 0) return 'No results';
  if (typeof values[0] === 'object')
    throw 'arrayToMarkdownTable takes plain values: texts, numbers, and flags';
  if (!header) throw 'arrayToMarkdownTable needs a header';
  return [`|${header}|`, '-', ...values.map((value) => `|${value}|`)].join('\n');
}

export function arrToMd(rows: readonly unknown[] | null | undefined): string {
  return rows && rows.length > 0 ? tableToMarkdown('', rows) : '';
}

/** All values of an object at any depth, as a table of paths and values. */
export function objToMd(object: unknown): string {
  const flat: Record<string, string> = {};
  flattenFields(object, '', flat);
  const lines = Object.keys(flat)
    .sort()
    .map((path) => `${path} | ${flat[path]}\n`);
  return `Key | Value\n- | -\n${lines.join('')}`;
}

/** The fields of an object as a list of Markdown. */
export function objToList(object: Row | null | undefined, title: string): string {
  if (!object) return '';
  return [`### ${title}\n`, ...Object.keys(object).map((key) => `- ${key}: ${objToStr(object[key])}\n`)].join(
    '',
  );
}
