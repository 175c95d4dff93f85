/*
 * Indicators: their scores, addresses, and what makes one malicious. What each takes and gives: the docstrings of the
 * official script helper (Documentation/doc-howto.json of demisto/content), and the official page about the standard
 * context (xsoar.pan.dev, Context Standards).
 */

/** Puts an indicator into the context so that `Malicious` of it is kept from all vendors. */
export function addMalicious(
  context: Record<string, unknown>,
  path: string,
  indicator: Record<string, unknown>,
): void {
  indicator.properties_to_append = ['Malicious'];
  context[path] = indicator;
}

export function scoreToReputation(score: number): string {
  const names: Record<string, string> = {
    '4': 'Critical',
    '3': 'Bad',
    '2': 'Suspicious',
    '1': 'Good',
    '0.5': 'Informational',
    '0': 'Unknown',
  };
  return names[String(score)] ?? 'None';
}

/** A rating of ThreatConnect (0 to 5) as a DBot score. */
export function threatConnectRatingToScore(rating: number): number {
  if (rating > 2) return 3;
  return rating === 1 || rating === 2 ? 2 : 0;
}

/** Whether the text has four numbers up to 255 with dots between them. */
export function isIp(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^\d/.test(part) && Number(part) >= 0 && Number(part) < 256)
  );
}

/** The address of a number of 32 bits. */
export function numToIp(number: number): string {
  return [16777216, 65536, 256, 1].map((unit) => Math.floor(number / unit) % 256).join('.');
}

/** Whether an IPv4 address is in a network such as 10.0.0.0/8, or is that address. */
export function isIPInSubnet(address: string, network: string): boolean {
  const [base, bits] = network.split('/');
  if (bits === undefined) return address === base;
  const numberOf = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + parseInt(part, 10), 0);
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(address) / size) === Math.floor(numberOf(base as string) / size);
}
