/** Reads a table as RFC 4180 writes it. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (position < text.length) {
    cell.lastIndex = position;
    const match = cell.exec(text);
    if (match === null)
      throw new Error(`There is no cell at ${position}: ${text.slice(position, position + 40)}`);
    const [whole, quoted, plain = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    position += whole.length;
  }
  return rows;
}
