import { BlockList, isIP } from 'node:net';
import type { Value } from '../values.js';
import { text, type XqlFunctions } from './xql-function.js';

export const addressFunctions: XqlFunctions = {
  incidr: { least: 2, most: 2, run: (values) => isInside(values, 4) },
  incidr6: { least: 2, most: 2, run: (values) => isInside(values, 6) },
};

function isInside([address = null, range = null]: readonly Value[], family: 4 | 6): Value {
  if (address === null) return null;
  const [network = '', bits = ''] = text(range).split('/');
  if (isIP(network) !== family || !/^\d+$/.test(bits)) {
    throw new TypeError(
      `The range must be one IPv${family} network such as ${family === 4 ? '10.0.0.0/8' : 'fc00::/7'}.`,
    );
  }
  if (isIP(text(address)) !== family) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  return list.check(text(address), family === 6 ? 'ipv6' : 'ipv4');
}
