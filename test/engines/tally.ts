import type { Difference } from './differences.js';

/** What is judged: something of a name and a version. */
export interface Judged {
  readonly name: string;
  readonly version: string;
}

/** Where one engine did not do as the local Cortex does. */
export interface Dissent {
  readonly engine: string;
  readonly story: string;
  readonly differences: readonly Difference[];
}

interface Row {
  readonly judged: Judged;
  scenarios: number;
  vectors: number;
  differences: number;
  ratio: number | undefined;
}

const shownDifferences = 3;
const shownCharacters = 160;

/** Counts what was compared, says at once what differs, and makes the table at the end. */
export class Tally {
  readonly #print: (line: string) => void;
  readonly #rows = new Map<string, Row>();
  readonly #dissents: Dissent[] = [];

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  get dissents(): readonly Dissent[] {
    return this.#dissents;
  }

  progress(what: string): void {
    this.#print(`${what} ...`);
  }

  /** One scenario was carried out. */
  addScenario(judged: Judged, story: string, differences: readonly Difference[]): void {
    this.#row(judged).scenarios += 1;
    this.#addDifferences(judged, story, differences);
  }

  /** So many vectors were computed. */
  addVectors(judged: Judged, count: number, differences: readonly Difference[]): void {
    this.#row(judged).vectors += count;
    this.#addDifferences(judged, 'pure parts', differences);
  }

  /** @param ratio its time over that of the local Cortex */
  setSpeed(judged: Judged, ratio: number): void {
    this.#row(judged).ratio = ratio;
  }

  /** A Markdown table in aligned columns. */
  table(): string {
    const head = ['Engine', 'Version', 'Scenarios', 'Vectors', 'Differences', 'Time'];
    const body = [...this.#rows.values()].map(({ judged, scenarios, vectors, differences, ratio }) => [
      judged.name,
      judged.version,
      scenarios === 0 ? '' : String(scenarios),
      vectors === 0 ? '' : String(vectors),
      String(differences),
      ratio === undefined ? '' : `${ratio.toFixed(ratio < 10 ? 1 : 0)} x`,
    ]);
    const widths = head.map((_, column) =>
      Math.max(...[head, ...body].map((row) => row[column]?.length ?? 0)),
    );
    const line = (row: readonly string[]) =>
      `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
    return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
  }

  #addDifferences(judged: Judged, story: string, differences: readonly Difference[]): void {
    if (differences.length === 0) return;
    this.#row(judged).differences += differences.length;
    const dissent = { engine: judged.name, story, differences };
    this.#dissents.push(dissent);
    this.#print(describe(dissent));
  }

  #row(judged: Judged): Row {
    const known = this.#rows.get(judged.name);
    if (known !== undefined) return known;
    const row: Row = { judged, scenarios: 0, vectors: 0, differences: 0, ratio: undefined };
    this.#rows.set(judged.name, row);
    return row;
  }
}

function describe({ engine, story, differences }: Dissent): string {
  const shown = differences
    .slice(0, shownDifferences)
    .map(
      ({ path, expected, actual }) =>
        `    ${path}\n      expected: ${shortened(expected)}\n      found:    ${shortened(actual)}`,
    );
  const more = differences.length - shown.length;
  const rest = more > 0 ? [`    and ${more} more`] : [];
  return [`  ${engine} differs in "${story}":`, ...shown, ...rest].join('\n');
}

function shortened(text = 'nothing'): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}...` : text;
}
