import type { Command } from '../../definition/command.js';
import type { PackDefinition } from '../../definition/pack.js';
import { commandDescription } from './command-description.js';
import { displayWithSupport } from './contribution.js';

/** What `metadata.json` says of an integration, with the keys that the platform's own build writes. */
export function integrationSummary(pack: PackDefinition): object {
  const { integration } = pack;
  return {
    category: integration.category,
    commands: Object.entries(integration.commands).map(([name, command]) => commandSummary(name, command)),
    deprecated: false,
    description: integration.description,
    fromversion: integration.fromVersion,
    id: integration.id,
    internal: false,
    is_beta: false,
    isfetch: false,
    isfetchassets: false,
    isfetchcredentials: false,
    isfetchevents: true,
    name: displayWithSupport(pack),
    tags: ['fetch-events'],
    toversion: '',
  };
}

function commandSummary(name: string, command: Command): object {
  return {
    compliantpolicies: [],
    deprecated: false,
    description: commandDescription(name, command),
    hidden: false,
    name,
    quickaction: false,
    source_repo: 'content',
  };
}
