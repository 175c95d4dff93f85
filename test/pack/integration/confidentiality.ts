import { expect } from 'vitest';
import { refusedAddress, secrets } from './organization.js';

/** The shortest part of a secret that counts as a leak. */
const tellingLength = 6;

const parts = new Set(
  secrets.flatMap((secret) =>
    Array.from({ length: secret.length - tellingLength + 1 }, (_, start) =>
      secret.slice(start, start + tellingLength),
    ),
  ),
);

const email = /[\w.+-]+@[\w-]+\.\w+/g;
const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b2001:db8:[\da-f:]*/gi;
/** This machine, and the one that Cloudflare refuses to serve: neither belongs to a person. */
const stripControlCharacters = ['127.0.0.1', refusedAddress];

/** Every part of a secret and every piece of personal data in the text. */
function leaksIn(text: string): string[] {
  const found: string[] = [];
  for (let start = 0; start + tellingLength <= text.length; start += 1) {
    const part = text.slice(start, start + tellingLength);
    if (parts.has(part)) found.push(`part of a secret: ${part}`);
  }
  for (const match of text.match(email) ?? []) found.push(`email: ${match}`);
  for (const match of text.match(address) ?? []) {
    if (!stripControlCharacters.includes(match)) found.push(`address: ${match}`);
  }
  return found;
}

/** Fails the test when one of the texts says more than it may. */
export function expectConfidential(texts: readonly string[]): void {
  for (const text of texts) expect(leaksIn(text), text).toEqual([]);
}
