import type { PackDefinition } from '../definition/pack.js';
import { decoratedDescription, decoratedDisplay } from './contribution.js';
import { commandsOf } from './integration-commands.js';
import { configurationOf } from './integration-parameters.js';
import { writeYaml } from './yaml-text.js';

/** What the unified form of an integration carries in itself. */
export interface EmbeddedParts {
  readonly script: string;
  /** PNG bytes. */
  readonly logo: Uint8Array;
  /** Markdown of the help panel. */
  readonly description: string;
}

/** The YAML of the source-shaped pack: script, image and help lie beside it. */
export function sourceIntegrationYaml(pack: PackDefinition): string {
  return writeYaml({ ...head(pack, pack.integration.display), ...body(pack, { script: '-' }) });
}

/** The YAML of the uploadable zip, in one piece, as the platform's own build makes it for XSIAM. */
export function unifiedIntegrationYaml(pack: PackDefinition, parts: EmbeddedParts): string {
  return writeYaml({
    ...head(pack, decoratedDisplay(pack)),
    ...body(pack, {
      ismappable: false,
      isremotesyncin: false,
      isremotesyncout: false,
      script: stampedScript(pack.version, parts.script),
    }),
    detaileddescription: decoratedDescription(pack, parts.description),
    image: `data:image/png;base64,${Buffer.from(parts.logo).toString('base64')}`,
  });
}

/** The script with the pack's version in the first line, for whoever reads it in the tenant's editor. */
export function stampedScript(version: string, script: string): string {
  return `// pack version: ${version}\n${script}`;
}

function head({ integration }: PackDefinition, display: string): object {
  return {
    commonfields: { id: integration.id, version: -1 },
    name: integration.id,
    display,
    category: integration.category,
    provider: integration.provider,
    description: integration.description,
    fromversion: integration.fromVersion,
    tests: ['No tests'],
    sectionorder: ['Connect', 'Collect'],
    configuration: configurationOf(integration.parameters),
  };
}

function body({ integration }: PackDefinition, script: object): object {
  return {
    ...(integration.triggers.length === 0 ? {} : { triggers: integration.triggers }),
    script: {
      type: 'javascript',
      isfetchevents: true,
      runonce: false,
      commands: commandsOf(integration.commands),
      ...script,
    },
  };
}
