/** XQL about the address of whoever sent a request, which is one of version 4 or 6. */

const reservedIpv4 = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.64.0.0/10',
];

export function ipv4(address: string): string {
  return `if(${address} ~= "^\\d{1,3}(\\.\\d{1,3}){3}$", ${address})`;
}

export function ipv6(address: string): string {
  return `if(${address} contains ":", ${address})`;
}

/** A list with the address, or nothing for one that the internet does not route. */
export function publicIpv4(column: string): string {
  const conditions = reservedIpv4.map((range) => `not incidr(${column}, "${range}")`);
  return `if(${column} != null and ${conditions.join(' and ')}, arraycreate(${column}))`;
}

export function publicIpv6(column: string): string {
  return `if(${column} != null and not (lowercase(${column}) ~= "^(f[cd]|fe[89ab]|::1?$)"), arraycreate(${column}))`;
}
