import type { Fault } from './draft.js';
import { integrationName, yaml } from './paths.js';

/** A mistake in the YAML of the integration: one text in place of another. */
function wrong(mistake: string, from: string, to: string): Fault {
  return { mistake, make: (pack) => pack.replace(yaml, from, to) };
}

/** The mistake to forget a parameter. */
function without(name: string): Fault {
  return {
    mistake: `parameter ${name} missing`,
    make: (pack) => {
      const parts = pack.text(yaml).split(/(?=^ {2}- display)/m);
      const others = parts.filter((part) => !part.includes(`\n    name: ${name}\n`));
      if (others.length !== parts.length - 1) throw new Error(`There is no parameter ${name}.`);
      pack.write(yaml, others.join(''));
    },
  };
}

export const integrationFaults: readonly Fault[] = [
  wrong('id other than the name', `id: ${integrationName}`, 'id: CloudflareZeroTrust'),
  wrong('name other than the id', `\nname: ${integrationName}`, '\nname: Cloudflare Zero Trust'),
  wrong('version of the content counted up', 'version: -1', 'version: 2'),
  {
    mistake: 'name ends in Integration',
    make: (pack) =>
      pack.write(yaml, pack.text(yaml).replaceAll(integrationName, 'Cloudflare Zero Trust Integration')),
  },
  wrong('display says Community', `display: ${integrationName}`, `display: ${integrationName} (Community)`),
  {
    mistake: 'blank at the end of id and name',
    make: (pack) => {
      pack.replace(yaml, `id: ${integrationName}`, `id: '${integrationName} '`);
      pack.replace(yaml, `\nname: ${integrationName}`, `\nname: '${integrationName} '`);
    },
  },
  {
    mistake: 'slash in the id',
    make: (pack) => {
      pack.replace(yaml, `id: ${integrationName}`, 'id: Cloudflare/Zero Trust');
      pack.replace(yaml, `\nname: ${integrationName}`, '\nname: Cloudflare/Zero Trust');
    },
  },
  wrong('display with an upper-case version', `display: ${integrationName}`, 'display: Cloudflare V2'),
  wrong('category that is not approved', 'category: Analytics & SIEM', 'category: SIEM'),
  wrong('category missing', 'category: Analytics & SIEM\n', ''),
  wrong('fromversion of the last century', 'fromversion: 8.4.0', 'fromversion: 4.5.0'),
  wrong('fromversion as a number', 'fromversion: 8.4.0', 'fromversion: 8.4'),
  wrong('toversion below fromversion', 'fromversion: 8.4.0', 'fromversion: 8.4.0\ntoversion: 8.2.0'),
  wrong('list of tests empty', 'tests:\n  - No tests', 'tests: []'),
  wrong('provider missing', 'provider: Cloudflare\n', ''),
  wrong('description without a full stop', 'in Cortex XSIAM.', 'in Cortex XSIAM'),
  wrong('description missing', '\ndescription: Use this', '\ndetails: Use this'),
  wrong('sectionorder misspelt (sectionOrder)', 'sectionorder:', 'sectionOrder:'),
  wrong('sectionorder missing', 'sectionorder:\n  - Connect\n  - Collect\n', ''),
  wrong('section missing on a parameter', '    section: Connect\n', ''),
  wrong('unknown key at the top', 'tests:', 'vendor: Cloudflare\ntests:'),
  wrong('unknown key in a parameter', '    section: Connect', '    label: Url\n    section: Connect'),
  wrong('unknown key in the script', '  runonce: false', '  runOnce: false'),
  wrong('unknown key in a command', '      execution: true', '      executes: true'),
  wrong('unknown key in an argument', '          isArray: true', '          isarray: true'),
  wrong('support level of a collector misspelt', 'tests:', 'supportlevelheader: palo\ntests:'),
  wrong('insecure named as people like', 'Trust any certificate (not secure)', 'Ignore SSL errors'),
  wrong('proxy named as people like', 'Use system proxy settings', 'Use proxy'),
  wrong(
    'proxy required',
    '    name: proxy\n    type: 8\n    required: false',
    '    name: proxy\n    type: 8\n    required: true',
  ),
  wrong(
    'checkbox required',
    '    name: isFetchEvents\n    type: 8\n    required: false',
    '    name: isFetchEvents\n    type: 8\n    required: true',
  ),
  wrong(
    'default of a checkbox without quotes',
    '    name: isFetchEvents\n    type: 8',
    '    name: isFetchEvents\n    defaultvalue: true\n    type: 8',
  ),
  wrong(
    'default of a checkbox in capitals',
    '    name: isFetchEvents\n    type: 8',
    "    name: isFetchEvents\n    defaultvalue: 'True'\n    type: 8",
  ),
  wrong(
    'credentials of type 4',
    '    hiddenusername: true\n    name: token_credentials\n    type: 9',
    '    display: API Token\n    name: token_credentials\n    type: 4',
  ),
  {
    mistake: 'credentials of type 4 in a pack of Palo Alto Networks',
    make: (pack) => {
      pack.set('pack_metadata.json', { support: 'xsoar' });
      pack.replace(
        yaml,
        '  - displaypassword: API Token\n    hiddenusername: true\n    name: token_credentials\n    type: 9',
        '  - display: API Token\n    name: token_credentials\n    type: 4',
      );
    },
  },
  wrong(
    'parameter of an unknown type',
    '    name: account_id\n    type: 0',
    '    name: account_id\n    type: 2',
  ),
  wrong(
    'type of a parameter as a text',
    '    name: account_id\n    type: 0',
    "    name: account_id\n    type: '0'",
  ),
  wrong('parameter declared twice', '    name: account_id', '    name: url'),
  wrong('parameter without a label', '  - display: Account ID\n    name', '  - name'),
  wrong('label begins with a small letter', 'display: Account ID', 'display: account ID'),
  wrong('label with an underscore', 'display: Account ID', 'display: Account_ID'),
  wrong('default address without TLS', 'https://api.cloudflare.com', 'http://api.cloudflare.com'),
  wrong('hidden as a text', '    name: look_back', "    hidden: 'yes'\n    name: look_back"),
  wrong(
    'credentials from the licence',
    '    name: http_collector_url',
    '    fromlicense: key\n    name: http_collector_url',
  ),
  wrong(
    'parameter fetched by a module that the pack has not',
    '    name: url\n',
    '    name: url\n    supportedModules: [tim]\n',
  ),
  wrong('modules of a parameter empty', '    name: url\n', '    name: url\n    supportedModules: []\n'),
  without('isFetchEvents'),
  without('eventFetchInterval'),
  wrong(
    'fetches incidents, without their parameters',
    '  isfetchevents: true',
    '  isfetch: true\n  isfetchevents: true',
  ),
  wrong('collector for a marketplace without events', 'tests:', 'marketplaces:\n  - xsoar\ntests:'),
  wrong('modules of the integration beyond the pack', 'tests:', 'supportedModules:\n  - cloud\ntests:'),
  wrong('deprecated, with an old display name', 'tests:', 'deprecated: true\ntests:'),
];
