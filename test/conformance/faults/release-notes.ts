import type { Fault } from './draft.js';
import { integrationName, metadata, releaseNote, script } from './paths.js';

const goodNote = `#### Integrations

##### ${integrationName}

- Fixed an issue where late events were missed.
`;

/** A mistake in the note of version 1.0.1, which is else a good update. */
function note(mistake: string, text: string): Fault {
  return {
    mistake,
    update: true,
    make: (pack) => {
      pack.set(metadata, { currentVersion: '1.0.1' });
      pack.append(script, '// late events\n');
      pack.write(releaseNote, text);
    },
  };
}

/** The next version of the pack, as it should be: what the mistakes are measured against. */
export const goodUpdate: Fault = note('none', goodNote);

function withSettings(mistake: string, text: string, settings: object): Fault {
  const { make } = note(mistake, text);
  return {
    mistake,
    update: true,
    make: (pack) => {
      make(pack);
      pack.write(releaseNote.replace('.md', '.json'), `${JSON.stringify(settings)}\n`);
    },
  };
}

const breaking = `${goodNote}- This is a breaking change: the default is another one.\n`;

export const releaseNoteFaults: readonly Fault[] = [
  { mistake: 'release note in a new pack', make: (pack) => pack.write('ReleaseNotes/1_0_0.md', goodNote) },
  note(
    'release note with a placeholder',
    `#### Integrations\n\n##### ${integrationName}\n\n- %%UPDATE_RN%%\n`,
  ),
  note('release note empty', ''),
  note('release note without a heading', '- Fixed an issue where late events were missed.\n'),
  note('release note of an unknown kind', goodNote.replace('Integrations', 'Collectors')),
  note(
    'release note of an item that is not there',
    goodNote.replace(integrationName, 'Cloudflare Zero Trust'),
  ),
  note(
    'release note with a kind and no item',
    '#### Integrations\n\n- Fixed an issue where late events were missed.\n',
  ),
  note('breaking change without its JSON', breaking),
  withSettings('breaking change that its JSON denies', breaking, { breakingChanges: false }),
  withSettings('unknown key in the JSON of a note', breaking, {
    breakingChanges: true,
    breaking: 'the default',
  }),
  {
    mistake: 'release note of another version',
    update: true,
    make: (pack) => {
      goodUpdate.make(pack);
      pack.rename(releaseNote, 'ReleaseNotes/1_1_0.md');
    },
  },
  {
    mistake: 'release note without raising the version',
    update: true,
    make: (pack) => {
      goodUpdate.make(pack);
      pack.set(metadata, { currentVersion: '1.0.0' });
    },
  },
];
