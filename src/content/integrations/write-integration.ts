import type { PackDefinition } from '../../definition/pack.js';
import { type RuntimeTarget, runtimeTarget } from '../../generator/compile/runtime-target.js';
import { decoratedDescription, displayWithSupport } from '../../generator/output/contribution.js';
import { writeYaml } from '../../shared/write-yaml.js';
import { commandsOf } from './integration-commands.js';
import { configurationOf } from './integration-parameters.js';

/** What the unified form of an integration carries in itself. */
export interface EmbeddedParts {
  /** The compiled script. */
  readonly script: string;
  /** PNG bytes. */
  readonly logo: Uint8Array;
  /** Markdown of the help panel. */
  readonly description: string;
}

/** The YAML of the source-shaped pack: script, image and help lie beside it. */
export function sourceIntegrationYaml(pack: PackDefinition, target = runtimeTarget('server', pack)): string {
  return writeYaml({
    ...head(pack, pack.integration.display),
    ...body(pack, target, sourceFetchKeys, { script: '-' }),
  });
}

/** The YAML of the uploadable zip, in one piece, as the platform's own build makes it for XSIAM. */
export function unifiedIntegrationYaml(
  pack: PackDefinition,
  parts: EmbeddedParts,
  target = runtimeTarget('server', pack),
): string {
  return writeYaml({
    ...head(pack, displayWithSupport(pack)),
    ...body(pack, target, fetchKeys, {
      ismappable: false,
      isremotesyncin: false,
      isremotesyncout: false,
      script: stamped(pack.version, target, target.unifiedCode(parts.script)),
    }),
    detaileddescription: decoratedDescription(pack, parts.description),
    image: `data:image/png;base64,${Buffer.from(parts.logo).toString('base64')}`,
  });
}

/** The code with the pack's version in the first line, for whoever reads it in the tenant's editor. */
function stamped(version: string, { comment }: RuntimeTarget, code: string): string {
  return `${comment} pack version: ${version}\n${code}`;
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
  { codeKeys }: RuntimeTarget,
  fetch: object,
  script: object,
): object {
  return {
    ...(integration.triggers.length === 0 ? {} : { triggers: integration.triggers }),
    script: {
      ...codeKeys,
      ...fetch,
      runonce: false,
      commands: commandsOf(integration.commands),
      ...script,
    },
  };
}
