import type { Draft, Fault } from './draft.js';
import {
  help,
  integrationName,
  integrationReadme,
  metadata,
  readme,
  releaseNote,
  script,
  yaml,
} from './paths.js';

/** What reviewers of the marketplace send back, and the official kit does not look at. */

function wrong(mistake: string, from: string, to: string, path = yaml): Fault {
  return { mistake, make: (pack) => pack.replace(path, from, to) };
}

function described(mistake: string, make: (pack: Draft) => void): Fault {
  return { mistake, make };
}

/** A mistake in the line of an update's release note. */
function note(mistake: string, line: string, heading = integrationName): Fault {
  return {
    mistake,
    update: true,
    make: (pack) => {
      pack.set(metadata, { currentVersion: '1.0.1' });
      pack.append(script, '// late events\n');
      pack.write(releaseNote, `#### Integrations\n\n##### ${heading}\n\n- ${line}\n`);
    },
  };
}

export const marketplaceFaults: readonly Fault[] = [
  wrong('display says Event Collector', `display: ${integrationName}`, 'display: Cloudflare Event Collector'),
  described('get-events without its warning', (pack) =>
    pack.write(yaml, pack.text(yaml).replace(/ Use this command only for development[^\n]*/, '')),
  ),
  wrong('get-events with start_date', 'name: start_time', 'name: start_date'),
  wrong('get-events with event_types', 'name: event_type\n', 'name: event_types\n'),
  wrong('argument without a type', '          type: shortText\n', ''),
  wrong('fetch not switched off for xsoar', '  isfetchevents:xsoar: false\n', ''),
  wrong('label Fetch events', 'display: Fetch Events', 'display: Fetch events'),
  wrong('first fetch three days ago', 'defaultvalue: 1 minute', 'defaultvalue: 3 days'),
  wrong(
    'additionalinfo without The',
    'additionalinfo: The address of the Cloudflare',
    'additionalinfo: Address of the Cloudflare',
  ),
  wrong(
    'additionalinfo without a full stop',
    'The logs to collect. Test checks exactly the selected ones.',
    'The logs to collect',
  ),
  wrong(
    'checkbox without Whether',
    'additionalinfo: Whether to collect',
    'additionalinfo: The switch to collect',
  ),
  wrong(
    'boolean that names its default',
    'description: Whether to really reset.',
    'description: Whether to really reset. Default is false.',
  ),
  wrong(
    'parameter without additionalinfo',
    '    additionalinfo: The logs to collect. Test checks exactly the selected ones.\n',
    '',
  ),
  wrong('description that says XSIAM alone', 'in Cortex XSIAM.', 'in XSIAM.'),
  wrong(
    'description in the passive voice',
    'description: Use this integration to fetch',
    'description: This integration is used to fetch',
  ),
  described('description of the pack with two sentences', (pack) =>
    pack.set(metadata, { description: 'Collects the logs of Cloudflare. It has a dashboard, too.' }),
  ),
  described('community pack without githubUser', (pack) => pack.set(metadata, { githubUser: undefined })),
  described('vendor not among the keywords', (pack) => pack.set(metadata, { keywords: ['Audit'] })),
  described('author that does not fit the support level', (pack) =>
    pack.set(metadata, { author: 'Cortex XSOAR' }),
  ),
  described('comment in .secrets-ignore', (pack) => pack.write('.secrets-ignore', '# examples\n')),
  wrong('README of the pack without the question', '## What does this pack do?', '## What it does', readme),
  wrong('correlation rule with its severity as a code', '| Medium |', '| SEV_030_MEDIUM |', readme),
  wrong(
    'row of the table of parameters without a description',
    '| The maximum number of Account Audit Logs that one fetch delivers. The rest follows in the next fetch. From 1 to 100000. Default is 5000. |',
    '|  |',
    integrationReadme,
  ),
  described('link definition without a link', (pack) =>
    pack.append(help, '\n[Cloudflare]: https://www.cloudflare.com\n'),
  ),
  described('TODO in the script', (pack) => pack.append(script, '// TODO: sort by time\n')),
  note('release note with an opening of its own', 'Late events are fetched now.'),
  note(
    'release note with New: in the heading',
    'Fixed an issue where late events were missed.',
    `New: ${integrationName}`,
  ),
  note('release note with a bare command', 'Fixed an issue in the cloudflare-zero-trust-reset command.'),
  note('release note about tests', 'Fixed an issue where late events were missed, and added unit tests.'),
];
