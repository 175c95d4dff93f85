import { cloudflarePack as definition } from '../../fixtures/cloudflare-pack.js';
import type { Fault } from './draft.js';
import { help, integrationReadme, readme } from './paths.js';

function appended(mistake: string, path: string, text: string): Fault {
  return { mistake, make: (pack) => pack.append(path, text) };
}

function written(mistake: string, path: string, text: string): Fault {
  return { mistake, make: (pack) => pack.write(path, text) };
}

const section = '\n## Use Cases\n';

export const documentFaults: readonly Fault[] = [
  written('README of the pack repeats the description', readme, definition.description),
  written('README of the pack too short', readme, 'A collector.\n'),
  appended('README of the pack with a licence', readme, '\nCopyright (c) the authors.\n'),
  appended('README with a placeholder', integrationReadme, '\n%%FILL HERE%%\n'),
  appended(
    'README with the sentence of the template',
    integrationReadme,
    '\nFILL IN REQUIRED PERMISSIONS HERE\n',
  ),
  appended('README of a version xx', integrationReadme, '\nTested with version xx of Cloudflare.\n'),
  appended('README with an empty section', integrationReadme, `${section}\n## More\n\nText.\n`),
  appended(
    'image that is a page of GitHub',
    integrationReadme,
    '\n![form](https://github.com/example/x/blob/main/form.png)\n',
  ),
  appended('image from anywhere', integrationReadme, '\n![form](https://example.com/form.png)\n'),
  appended('image that is not there', integrationReadme, '\n![form](../../doc_files/form.png)\n'),
  {
    mistake: 'command missing in the README',
    make: (pack) =>
      pack.write(
        integrationReadme,
        pack.text(integrationReadme).replaceAll('cloudflare-zero-trust-get-status', 'the status command'),
      ),
  },
  appended('help with its own contribution heading', help, '\n### Community Contributed Integration\n'),
  appended('marketplace tag left open', help, '\n<~XSIAM>Only there.\n'),
  appended('marketplace tag that is unknown', help, '\n<~SIEM>Only there.</~SIEM>\n'),
  appended(
    'marketplace tags one in the other',
    help,
    '\n<~XSIAM>Only <~PLATFORM>there</~PLATFORM>.</~XSIAM>\n',
  ),
  appended('help that speaks of test-module', help, '\nSelect Test, which runs test-module.\n'),
];
