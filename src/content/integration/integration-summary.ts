import type { Command } from '../../definition/command.js';
import type { CompleteIntegration, CompletePack } from '../pack/complete-pack.js';
import { commandDescription } from './command-description.js';
import { displayWithSupport } from './contribution.js';

/** What `metadata.json` says of an integration, with the keys that the platform's own build writes. */
export function integrationSummary(integration: CompleteIntegration, pack: CompletePack): object {
  const { incidents, events } = integration;
  const tags = [
    ...(incidents === undefined ? [] : ['fetch-incidents']),
    ...(events === undefined ? [] : ['fetch-events']),
  ];
  return {
    category: integration.category,
    commands: Object.entries(integration.commands).map(([name, command]) => commandSummary(name, command)),
    deprecated: integration.deprecated === true,
    description: integration.description,
    fromversion: integration.fromVersion,
    id: integration.id,
    internal: false,
    is_beta: false,
    isfetch: incidents !== undefined,
    isfetchassets: false,
    isfetchcredentials: false,
    isfetchevents: events !== undefined,
    name: displayWithSupport(integration, pack),
    ...(tags.length === 0 ? {} : { tags }),
    toversion: '',
  };
}

function commandSummary(name: string, command: Command): object {
  return {
    compliantpolicies: [],
    deprecated: command.deprecated === true,
    description: commandDescription(name, command),
    hidden: command.hidden === true,
    name,
    quickaction: false,
    source_repo: 'content',
  };
}
