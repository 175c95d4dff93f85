/**
 * Indicators that reputation commands tell about: the type in `DBotScore`, and the standard context beside it. From the
 * platform's context standards and its Python library (DBotScore, Common.IP and so on).
 */

export interface IndicatorFacts {
  /** The type in `DBotScore`. */
  readonly type: string;
  /** The object of the standard context. */
  readonly context: string;
  /** The key of the object that holds the indicator. A file has one by the length of its hash. */
  readonly key: string;
  /** What the documents call it. */
  readonly noun: string;
}

/** By the name of the command, which the platform looks for. */
export const indicators = {
  ip: { type: 'ip', context: 'IP', key: 'Address', noun: 'IP address' },
  domain: { type: 'domain', context: 'Domain', key: 'Name', noun: 'domain' },
  url: { type: 'url', context: 'URL', key: 'Data', noun: 'URL' },
  file: { type: 'file', context: 'File', key: 'SHA256', noun: 'file hash' },
  email: { type: 'email', context: 'Email', key: 'Address', noun: 'email address' },
  cve: { type: 'cve', context: 'CVE', key: 'ID', noun: 'CVE' },
} as const satisfies { readonly [command: string]: IndicatorFacts };

export type Indicator = keyof typeof indicators;

/** Hashes of files by the number of their digits. */
export const hashKeys = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256', 128: 'SHA512' } as const;

export const verdictScores = { unknown: 0, good: 1, suspicious: 2, bad: 3 } as const;

export type VerdictName = keyof typeof verdictScores;

/** The key of `DBotScore` in a context, with the condition under which an entry replaces another. */
export const dbotScorePath =
  'DBotScore(val.Indicator && val.Indicator == obj.Indicator && val.Vendor == obj.Vendor && val.Type == obj.Type)';

/** What every reputation command declares among its outputs. */
export const dbotScoreOutputs = [
  ['Indicator', 'String', 'The indicator that was tested.'],
  ['Type', 'String', 'The indicator type.'],
  ['Vendor', 'String', 'The vendor used to calculate the score.'],
  ['Score', 'Number', 'The actual score.'],
  ['Reliability', 'String', 'The reliability of the source that reported the score.'],
] as const;

/** How much the platform trusts a source of verdicts. */
export const reliabilities = [
  'A+ - 3rd party enrichment',
  'A - Completely reliable',
  'B - Usually reliable',
  'C - Fairly reliable',
  'D - Not usually reliable',
  'E - Unreliable',
  'F - Reliability cannot be judged',
] as const;
