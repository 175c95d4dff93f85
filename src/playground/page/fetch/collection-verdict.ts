import type { StreamCount } from '../../protocol.js';
import { countedText, countText } from '../parts/quantity-text.js';

/** What the counts say of the collection as a whole. */
export interface CollectionVerdict {
  readonly tone: 'ok' | 'warning' | '';
  readonly text: string;
}

/**
 * Compares what the source shows with what arrived. Rows that arrived twice do not stand in for others that are
 * missing. Undefined without a source to compare with.
 */
export function collectionVerdict(streams: readonly StreamCount[]): CollectionVerdict | undefined {
  if (streams.every(({ atSource }) => atSource === undefined)) return undefined;
  const atSource = sum(streams.map(({ atSource }) => atSource ?? 0));
  const inDataset = sum(streams.map(({ inDataset }) => inDataset));
  const duplicates = sum(streams.map((stream) => stream.duplicates));
  const missing = atSource - (inDataset - duplicates);
  if (inDataset === 0) return { tone: '', text: 'Nothing collected yet' };
  if (missing > 0) return { tone: 'warning', text: `${countText(missing)} not collected yet` };
  if (duplicates > 0)
    return { tone: 'warning', text: `Nothing lost, ${countedText(duplicates, 'duplicate')}` };
  return { tone: 'ok', text: 'Nothing lost, no duplicates' };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
