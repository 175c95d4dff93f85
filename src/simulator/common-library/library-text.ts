import { hostText, ownText } from './library-source.js';

/** What runs in front of scripts that others wrote: `dq` of the host, and the common library. */
export function libraryText(commonServer: string | undefined): string {
  return `${hostText}\n${commonServer ?? ownText}\n`;
}
