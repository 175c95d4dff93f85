import {
  dbotScorePath,
  hashKeys,
  type Indicator,
  indicators,
  type VerdictName,
  verdictScores,
} from '../../spec/indicators.js';
import { configurationFailure } from '../values/failure.js';

/** What a service says of one indicator. */
export interface Verdict {
  readonly indicator: string;
  readonly score: VerdictName;
  /** Why it is bad. */
  readonly reason?: string;
  /** More of the platform's standard context of this kind of indicator, such as `ASN` or `Geo`. */
  readonly context?: { readonly [name: string]: unknown };
}

export interface VerdictSource {
  /** The name of the integration. */
  readonly vendor: string;
  /** As the form names it. */
  readonly reliability: string;
}

/** Adds the scores and the standard context to what an entry leaves in the context. */
export function addVerdicts(
  contextData: { [path: string]: unknown },
  kind: Indicator,
  verdicts: readonly Verdict[],
  { vendor, reliability }: VerdictSource,
): void {
  if (verdicts.length === 0) return;
  const { type, context } = indicators[kind];
  contextData[dbotScorePath] = verdicts.map(({ indicator, score }) => ({
    Indicator: indicator,
    Type: type,
    Vendor: vendor,
    Score: verdictScores[score],
    Reliability: reliability,
  }));
  for (const { indicator, score, reason, context: more } of verdicts) {
    const key = keyOf(kind, indicator);
    const path = `${context}(val.${key} && val.${key} == obj.${key})`;
    const standard: { [name: string]: unknown } = { ...more };
    standard[key] = indicator;
    if (score === 'bad') standard.Malicious = { Vendor: vendor, Description: reason ?? '' };
    const others = (contextData[path] ?? []) as unknown[];
    contextData[path] = others.concat(standard);
  }
}

function keyOf(kind: Indicator, indicator: string): string {
  if (kind !== 'file') return indicators[kind].key;
  const { length } = indicator;
  if (length === 32 || length === 40 || length === 64 || length === 128) return hashKeys[length];
  throw configurationFailure(
    `"${indicator.slice(0, 140)}" is no hash of a file: MD5, SHA-1, SHA-256 and SHA-512 have 32, 40, 64 and 128 digits.`,
  );
}
