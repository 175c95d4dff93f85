import type { StreamCount } from '../../protocol.js';
import { countedText, countText } from '../parts/quantity-text.js';

/** What of a stream, or of all, is not as it should be. */
export interface Shortfall {
  /** Records that the collector passed by. */
  readonly missing: number;
  /** Records that are collected by cycles to come. */
  readonly notDue: number;
  readonly duplicates: number;
}

/** What the counts say of the collection as a whole. */
export interface CollectionVerdict {
  readonly tone: 'ok' | 'warning' | 'error' | '';
  /** One sentence. */
  readonly text: string;
}

/** Rows that arrived twice do not stand in for others that are not there. */
export function shortfallOf({ atSource, inDataset, duplicates, missing }: StreamCount): Shortfall {
  const left = atSource === undefined ? 0 : Math.max(0, atSource - (inDataset - duplicates));
  return { missing, notDue: Math.max(0, left - missing), duplicates };
}

/** Compares what the source shows with what arrived. Undefined without a source to compare with. */
export function collectionVerdict(streams: readonly StreamCount[]): CollectionVerdict | undefined {
  if (streams.every(({ atSource }) => atSource === undefined)) return undefined;
  if (streams.every(({ inDataset }) => inDataset === 0)) return { tone: '', text: 'Nothing collected yet.' };
  const all = streams.map(shortfallOf);
  const [missing, notDue, duplicates] = (['missing', 'notDue', 'duplicates'] as const).map((key) =>
    all.reduce((sum, shortfall) => sum + shortfall[key], 0),
  ) as [number, number, number];
  const lost =
    missing === 0 ? 'Nothing is missing' : `${countText(missing)} ${missing === 1 ? 'is' : 'are'} missing`;
  const twice = duplicates === 0 ? 'nothing came twice' : `${countedText(duplicates, 'row')} came twice`;
  const due = notDue === 0 ? [] : [`${countText(notDue)} not yet due`];
  return {
    tone: missing > 0 ? 'error' : duplicates > 0 ? 'warning' : notDue > 0 ? '' : 'ok',
    text: `${[lost, twice, ...due].join(', ')}.`,
  };
}
