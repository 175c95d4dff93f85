/**
 * The image of the container runtime: the platform's own `demisto/python3` with Node.js next to it. Newest tag that was
 * read on 2026-11-26. `npm run check:image` says whether there is a newer one; the official check DO106 asks for it.
 */
export const containerImage = {
  name: 'demisto/cyberchef',
  tag: '1.0.0.11473180',
  python: '3.12.13',
  node: '24.17.0',
} as const;
