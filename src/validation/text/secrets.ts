/** Texts that are secrets wherever they stand. */
export const secretPatterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b/g, 'a GitHub token'],
  [/\bgithub_pat_[A-Za-z0-9_]{60,}\b/g, 'a GitHub token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/g, 'a Slack token'],
  [/\bAIza[0-9A-Za-z_-]{35}\b/g, 'a Google API key'],
  [/\bsk_live_[0-9A-Za-z]{20,}\b/g, 'a Stripe key'],
  [/\bnpm_[A-Za-z0-9]{36}\b/g, 'an npm token'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g, 'a JSON web token'],
  [/\bhttps?:\/\/[^\s/:@"'<>]+:[^\s/:@"'<>]{3,}@[^\s"'<>]+/g, 'a password in an address'],
  [
    /\b(?:password|passwd|secret|api[_-]?key|api[_-]?token|auth[_-]?token|access[_-]?token)\b["']?\s*[:=]\s*["'](?=[^"'\s]*\d)(?=[^"'\s]*[A-Za-z])[A-Za-z0-9+/=_-]{20,}["']/gi,
    'a secret',
  ],
  [/\bBearer\s+(?=[A-Za-z0-9._-]*\d)[A-Za-z0-9._-]{24,}/g, 'a token'],
];

/** The text as it may be shown. */
export function redactSecrets(text: string): string {
  return secretPatterns.reduce((shown, [pattern]) => shown.replace(pattern, '<secret>'), text);
}
