import type { Parameters } from '../../definition/parameter.js';
import { writeYaml } from '../../shared/write-yaml.js';
import { type FormSection, formSections } from '../../spec/integrations.js';
import type { IntegrationParts, ScriptCode } from '../content-format.js';
import type { CompleteIntegration, CompletePack } from '../pack/complete-pack.js';
import { withVersion } from '../pack/version-line.js';
import { decoratedDescription, displayWithSupport } from './contribution.js';
import { fetchKeys, mapperKeys, mirroringKeys, sourceFetchKeys } from './fetch-keys.js';
import { commandsOf } from './integration-commands.js';
import { configurationOf } from './integration-parameters.js';

/** The YAML of the source layout: script, image and help lie next to it. */
export function sourceIntegrationYaml(integration: CompleteIntegration, code: ScriptCode): string {
  return writeYaml({
    ...head(integration, integration.display),
    ...body(integration, code, sourceFetchKeys(integration), { script: '-' }),
  });
}

/** The YAML of the uploadable zip, in one piece, as the platform's own build makes it for XSIAM. */
export function unifiedIntegrationYaml(
  integration: CompleteIntegration,
  pack: CompletePack,
  { code, logo, description }: IntegrationParts,
): string {
  return writeYaml({
    ...head(integration, displayWithSupport(integration, pack)),
    ...body(integration, code, fetchKeys(integration), {
      ...mirroringKeys(integration),
      script: withVersion(pack.version, code),
    }),
    detaileddescription: decoratedDescription(pack, description),
    image: `data:image/png;base64,${Buffer.from(logo).toString('base64')}`,
  });
}

function head(integration: CompleteIntegration, display: string): object {
  return {
    ...integration.asIs?.keys,
    commonfields: { id: integration.id, version: -1 },
    name: integration.name,
    display,
    category: integration.category,
    sectionorder: sectionsOf(integration.parameters),
    provider: integration.provider,
    description: integration.description,
    ...(integration.deprecated ? { deprecated: true } : {}),
    fromversion: integration.fromVersion,
    ...mapperKeys(integration),
    tests: ['No tests'],
    configuration: configurationOf(integration.parameters),
  };
}

/** The sections of the form, in the order of the platform. */
function sectionsOf(parameters: Parameters): FormSection[] {
  const used = new Set(Object.values(parameters).map(({ section }) => section));
  return formSections.filter((section) => used.has(section));
}

function body(integration: CompleteIntegration, { keys }: ScriptCode, fetch: object, script: object): object {
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
