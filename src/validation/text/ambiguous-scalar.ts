/** Plain scalars that readers of YAML 1.1 and of YAML 1.2 take for different things. */
const ambiguous: readonly RegExp[] = [
  /^(y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/,
  /^[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/,
  /^[-+]?0[0-7_]+$/,
  /^[-+]?0(b[01_]+|o[0-7]+)$/,
  /^[-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?$/,
  /^\d{4}-\d\d?-\d\d?([Tt ].*)?$/,
  /^=$/,
];

/** What the platform writes into playbooks that it exports, for no time. */
const noTime = '0001-01-01T00:00:00Z';

export function readsDifferently(plainScalar: string): boolean {
  return plainScalar !== noTime && ambiguous.some((pattern) => pattern.test(plainScalar));
}
