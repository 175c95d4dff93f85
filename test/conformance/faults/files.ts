import type { Fault } from './draft.js';
import { png } from './images.js';
import {
  help,
  image,
  integration,
  integrationFolder,
  integrationReadme,
  metadata,
  packId,
  readme,
  script,
  yaml,
} from './paths.js';

function missing(what: string, path: string): Fault {
  return { mistake: `${what} missing`, make: (pack) => pack.remove(path) };
}

function added(mistake: string, path: string, content: string | Uint8Array = '\n'): Fault {
  return { mistake, make: (pack) => pack.write(path, content) };
}

export const fileFaults: readonly Fault[] = [
  missing('pack_metadata.json', metadata),
  missing('README of the pack', readme),
  missing('.pack-ignore', '.pack-ignore'),
  missing('.secrets-ignore', '.secrets-ignore'),
  missing('YAML of the integration', yaml),
  missing('script', script),
  missing('image', image),
  missing('help', help),
  missing('README of the integration', integrationReadme),
  added('image of the author empty', 'Author_image.png', ''),
  added('image of another size', image, png(100, 100)),
  added('image of too many bytes', image, png(120, 50, true)),
  added(
    'image that is a JPEG',
    image,
    new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]),
  ),
  added('source left in the pack', `${integrationFolder}/main.ts`, 'export {};\n'),
  added('source map left in the pack', `${script}.map`, '{}\n'),
  added('second script in the folder', `${integrationFolder}/Adapter.js`, 'return 1;\n'),
  added('JSON next to the script', `${integrationFolder}/sample.json`, '{}\n'),
  added('notes next to the script', `${integrationFolder}/NOTES.md`, '# Notes\n'),
  added('file with a blank in its name', `${integrationFolder}/test data.txt`),
  added('file at the root of the pack', 'LICENSE'),
  added('folder that is no content', 'Sources/main.js', 'return 1;\n'),
  added('file in the folder of the integrations', 'Integrations/README.md', '# Integrations\n'),
  added('whole pack excused from a check', '.pack-ignore', '[pack]\nignore=BA101\n'),
  {
    mistake: 'image under another name',
    make: (pack) => pack.rename(image, `${integrationFolder}/logo.png`),
  },
  {
    mistake: 'script under another name',
    make: (pack) => pack.rename(script, `${integrationFolder}/index.js`),
  },
  {
    mistake: 'help under another name',
    make: (pack) => pack.rename(help, `${integrationFolder}/description.md`),
  },
  {
    mistake: 'YAML under another name',
    make: (pack) => pack.rename(yaml, `${integrationFolder}/integration.yml`),
  },
  {
    mistake: 'folder of the integration with an underscore',
    make: (pack) => {
      pack.renameFolder(integrationFolder, 'Integrations/Cloudflare_Zero');
      for (const suffix of ['.yml', '.js', '_image.png', '_description.md']) {
        const name = `Integrations/Cloudflare_Zero/${integration.slice(integrationFolder.length + 1)}${suffix}`;
        pack.rename(name, `Integrations/Cloudflare_Zero/Cloudflare_Zero${suffix}`);
      }
    },
  },
  {
    mistake: 'dashboard without the name of the pack',
    make: (pack) => pack.rename(`XSIAMDashboards/${packId}_Activity.json`, 'XSIAMDashboards/Activity.json'),
  },
  added('metadata that is no JSON', metadata, '{ "name": "Cloudflare Zero Trust Logs", }\n'),
  { mistake: 'YAML with a tab', make: (pack) => pack.replace(yaml, '  version:', '\tversion:') },
  {
    mistake: 'key of the YAML given twice',
    make: (pack) => pack.replace(yaml, 'tests:', 'fromversion: 8.5.0\ntests:'),
  },
];
