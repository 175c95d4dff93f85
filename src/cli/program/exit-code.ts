/** How the program ends, for scripts that call it. */
export const exitCodes = {
  done: 0,
  /** What the user or a remote system caused. */
  failed: 1,
  /** A mistake of this program. */
  defect: 2,
  /** Nothing is known to be wrong, and not all of it could be verified. */
  notVerified: 3,
  /** A tenant refused a pack for one of its items, and installed nothing. */
  contentRefused: 4,
} as const;
