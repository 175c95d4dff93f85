import { createHash } from 'node:crypto';
import { programVersion } from '../shared/program-version.js';
import { compiledByVersion, isCompiledScript } from '../spec/compiled-script-mark.js';
import type { BillOfMaterials, Component } from './cyclonedx.js';
import type { ReportedDependencies, ReportedFile, ReportedPack } from './pack-report.js';

export interface Materials {
  readonly pack: ReportedPack;
  readonly file: ReportedFile;
  readonly dependencies: ReportedDependencies;
  /** The code of integrations and scripts. */
  readonly code: readonly string[];
}

/**
 * What a pack is made of: its files, the packages whose code is in its scripts, the images that run them, and the packs that
 * it needs. The same pack gives the same bill. A script says which version of this program compiled it, but not with which compiler.
 */
export function billOfMaterials({ pack, file, dependencies, code }: Materials): BillOfMaterials {
  const needed = [
    ...packagesIn(code),
    ...dependencies.images.map(imageComponent),
    ...dependencies.packs.filter(({ id }) => id !== pack.id).map(packComponent),
  ];
  const files = file.files.map(
    ({ path, sha256 }): Component => ({ type: 'file', name: path, hashes: sha256Of(sha256) }),
  );
  const root = `pack:${pack.id}`;
  const complete = pack.builtHere ? [] : [{ aggregate: 'incomplete', assemblies: [root] }];
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(file),
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'cortex-pack', version: programVersion() }] },
      component: {
        type: 'application',
        'bom-ref': root,
        name: pack.name,
        ...(pack.version === undefined ? {} : { version: pack.version }),
        ...(pack.author === undefined ? {} : { publisher: pack.author }),
        ...(pack.description === undefined ? {} : { description: pack.description }),
        ...(file.sha256 === undefined ? {} : { hashes: sha256Of(file.sha256) }),
        properties: [{ name: 'cortex:pack-id', value: pack.id }],
      },
    },
    components: [...needed, ...files],
    dependencies: [
      { ref: root, dependsOn: needed.flatMap((component) => component['bom-ref'] ?? []) },
      ...needed.flatMap((component) => component['bom-ref'] ?? []).map((ref) => ({ ref })),
    ],
    compositions: complete,
  };
}

function sha256Of(content: string): NonNullable<Component['hashes']> {
  return [{ alg: 'SHA-256', content }];
}

/** A helper that the compiler writes into a script. */
const compilerHelper =
  /\bvar __(?:assign|spreadArray|rest|values|read|extends|makeTemplateObject|decorate|awaiter|generator)\s*=/;

/** A build joins the runtime of this package into each script, and the compiler adds its helpers. Nothing else can be imported. */
function packagesIn(code: readonly string[]): Component[] {
  const compiled = code.filter(isCompiledScript);
  const versions = new Set(compiled.map(compiledByVersion));
  const library = (name: string, license: string, description: string, version?: string): Component => {
    const purl = version === undefined ? `pkg:npm/${name}` : `pkg:npm/${name}@${version}`;
    return {
      type: 'library',
      'bom-ref': purl,
      name,
      ...(version === undefined ? {} : { version }),
      description,
      purl,
      licenses: [{ license: { id: license } }],
    };
  };
  return [
    ...[...versions].map((version) =>
      library('cortex-pack', 'MIT', 'The runtime, joined into the script.', version),
    ),
    ...(compiled.some((text) => compilerHelper.test(text))
      ? [library('typescript', 'Apache-2.0', 'Helper functions that the compiler writes into the script.')]
      : []),
  ];
}

function imageComponent(image: string): Component {
  const [, name = image, version] = /^(.*?)(?::([^:/]+))?$/.exec(image) ?? [];
  return {
    type: 'container',
    'bom-ref': `image:${image}`,
    name,
    description: 'The container image that runs the code.',
    ...(version === undefined ? {} : { version }),
    purl: `pkg:docker/${name}${version === undefined ? '' : `@${version}`}`,
  };
}

function packComponent({ id, minVersion }: ReportedDependencies['packs'][number]): Component {
  return {
    type: 'application',
    'bom-ref': `pack:${id}`,
    name: id,
    description: 'A content pack that must be installed.',
    ...(minVersion === undefined
      ? {}
      : { properties: [{ name: 'cortex:minimum-version', value: minVersion }] }),
  };
}

/** A UUID of the content, in the form of RFC 4122. */
function serialNumber({ sha256, files }: ReportedFile): string {
  const content = sha256 ?? files.map((file) => `${file.path} ${file.sha256}`).join('\n');
  const digits = createHash('sha256').update(`cortex-pack bill ${content}`).digest('hex');
  const variant = ((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `5${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ];
  return `urn:uuid:${parts.join('-')}`;
}
