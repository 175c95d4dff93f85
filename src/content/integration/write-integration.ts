import type { PackDefinition } from '../../definition/pack.js';
import { writeYaml } from '../../shared/write-yaml.js';
import type { IntegrationCode, PackParts } from '../content-format.js';
import { decoratedDescription, displayWithSupport } from './contribution.js';
import { commandsOf } from './integration-commands.js';
import { configurationOf } from './integration-parameters.js';

/** The YAML of the source layout: script, image and help lie next to it. */
export function sourceIntegrationYaml({ pack, code }: Pick<PackParts, 'pack' | 'code'>): string {
  return writeYaml({
    ...head(pack, pack.integration.display),
    ...body(pack, code, sourceFetchKeys, { script: '-' }),
  });
}

/** The YAML of the uploadable zip, in one piece, as the platform's own build makes it for XSIAM. */
export function unifiedIntegrationYaml({
  pack,
  code,
  logo,
  documentation: { description },
}: Omit<PackParts, 'releaseNotes'>): string {
  return writeYaml({
    ...head(pack, displayWithSupport(pack)),
    ...body(pack, code, fetchKeys, {
      ismappable: false,
      isremotesyncin: false,
      isremotesyncout: false,
      script: withVersion(pack.version, code),
    }),
    detaileddescription: decoratedDescription(pack, description),
    image: `data:image/png;base64,${Buffer.from(logo).toString('base64')}`,
  });
}

/** The code with the pack's version in the first line, for whoever reads it in the tenant's editor. */
function withVersion(version: string, { comment, unified }: IntegrationCode): string {
  return `${comment} pack version: ${version}\n${unified}`;
}

function head({ integration }: PackDefinition, display: string): object {
  return {
    commonfields: { id: integration.id, version: -1 },
    name: integration.id,
    display,
    category: integration.category,
    sectionorder: ['Connect', 'Collect'],
    provider: integration.provider,
    description: integration.description,
    fromversion: integration.fromVersion,
    tests: ['No tests'],
    configuration: configurationOf(integration.parameters),
  };
}

const fetchKeys = { isfetchevents: true };

/** The platform's own build takes the key for the other marketplace away, so the zip is without it. */
const sourceFetchKeys = { ...fetchKeys, 'isfetchevents:xsoar': false };

function body(
  { integration }: PackDefinition,
  { keys }: IntegrationCode,
  fetch: object,
  script: object,
): object {
  return {
    ...(integration.triggers.length === 0 ? {} : { triggers: integration.triggers }),
    script: {
      ...keys,
      ...fetch,
      runonce: false,
      commands: commandsOf(integration.commands),
      ...script,
    },
  };
}
