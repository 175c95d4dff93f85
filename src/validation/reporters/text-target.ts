import type { Severity } from '../finding.js';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green';

/** Where the text goes: how wide it may be, and how it is coloured. */
export interface TextTarget {
  readonly width: number;
  style(style: Style, text: string): string;
}

export const severityColors: { readonly [S in Severity]: Style } = {
  error: 'red',
  warning: 'yellow',
  note: 'cyan',
};
