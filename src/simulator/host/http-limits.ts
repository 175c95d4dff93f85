/** Of one reply, as it arrives and without its compression. */
export const maxReplyBytes = 32 * 1024 * 1024;

/** More than any request needs that a server takes; so few that nobody fills the memory of the host with them. */
export const httpLimits = {
  urlCharacters: 65_536,
  methodCharacters: 20,
  headers: 100,
  headerNameCharacters: 256,
  headerValues: 100,
  headerValueCharacters: 65_536,
};
