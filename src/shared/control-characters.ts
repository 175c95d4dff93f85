/** Untrusted text, such as events and packs, for a terminal: none of its control characters gets there. */
export function stripControlCharacters(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
