import type { Pack } from '../../validation/document/pack.js';
import type { Field } from '../../validation/text/field.js';
import type { Permission, ReportedCommand, ReportedIntegration } from '../pack-report.js';
import { hostFacts } from './host-facts.js';
import type { PackCode } from './pack-code.js';
import { parameterFacts } from './parameter-facts.js';
import { permissionsIn } from './permissions.js';
import { stated } from './stated.js';

export function integrationFacts(pack: Pack, code: readonly PackCode[]): ReportedIntegration[] {
  return code.flatMap(({ item: { kind, path, root }, runtime, text }) => {
    if (kind !== 'integration') return [];
    const parameters = parameterFacts(root);
    const help = pack.integrations.find((integration) => integration.path === path)?.description?.text;
    return [
      {
        id: root.at('commonfields', 'id')?.text ?? path,
        name: root.get('display')?.text ?? root.get('name')?.text ?? path,
        runtime,
        background: backgroundOf(root),
        parameters,
        commands: (root.at('script', 'commands')?.items ?? []).map(commandFacts),
        hosts: hostFacts(parameters, text),
        permissions: permissionsOf(help ?? '', pack.readme?.text ?? ''),
      },
    ];
  });
}

const credentialsForOthers = 'Gives credentials of a vault to other integrations.';

/** Keys of `script` in the YAML that make an instance act on its own, with what it does then. */
const background: readonly (readonly [key: string, sentence: string])[] = [
  ['isfetchevents', 'Fetches events on a schedule, while Fetch Events is selected.'],
  ['isfetchassets', 'Fetches assets on a schedule, while that is selected.'],
  ['isfetch', 'Fetches incidents on a schedule, while Fetches incidents is selected.'],
  ['feed', 'Fetches indicators on a schedule, while that is selected.'],
  // The platform's schema takes both spellings.
  ['isFetchCredentials', credentialsForOthers],
  ['isfetchcredentials', credentialsForOthers],
  ['longRunning', 'Runs all the time as a process of its own.'],
  ['longRunningPort', 'Listens on a port of the server or engine.'],
  ['isremotesyncin', 'Takes changes of mirrored incidents from the service.'],
  ['isremotesyncout', 'Sends changes of mirrored incidents to the service.'],
];

function backgroundOf(root: Field): string[] {
  const script = root.get('script');
  return background.flatMap(([key, sentence]) => (script?.get(key)?.value === true ? [sentence] : []));
}

function commandFacts(command: Field): ReportedCommand {
  return stated<ReportedCommand>({
    name: command.get('name')?.text ?? '(without a name)',
    description: command.get('description')?.text,
    changesSomething: command.get('execution')?.value === true,
    deprecated: command.get('deprecated')?.value === true,
  });
}

/** From the help of the form; where that demands none, from the README of the pack. */
function permissionsOf(help: string, readme: string): Permission[] {
  const ofHelp = permissionsIn(help, 'help');
  return ofHelp.length > 0 ? ofHelp : permissionsIn(readme, 'readme');
}
