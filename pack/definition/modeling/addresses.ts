/** XQL about the address of whoever sent a request, which is one of version 4 or 6. */

const reservedIpv4 = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.64.0.0/10',
];

const dotted = '\\d{1,3}(\\.\\d{1,3}){3}$';

/** The address of version 4, which may also be written in the form of version 6: `::ffff:198.51.100.23`. */
export function ipv4(address: string): string {
  return `if(${address} ~= "^(::ffff:)?${dotted}", replex(${address}, "^::ffff:", ""))`;
}

export function ipv6(address: string): string {
  return `if(${address} ~= "^::ffff:${dotted}", null, ${address} contains ":", ${address})`;
}

/** A list with the address, or nothing for one that the internet does not route. */
export function publicIpv4(column: string): string {
  const reserved = reservedIpv4.map((range) => `incidr(${column}, "${range}")`);
  return `if(${reserved.join(' or ')}, null, ${column} != null, arraycreate(${column}))`;
}

export function publicIpv6(column: string): string {
  return `if(${column} ~= "^(f[cd]|fe[89ab]|::1?$)", null, ${column} != null, arraycreate(${column}))`;
}
