import { readYaml } from '../../shared/read-yaml.js';
import { textFile, type ZipFiles } from '../../shared/zip.js';
import type { ContentKind } from '../../spec/content-kinds.js';
import { isUploadPath } from '../../spec/pack-paths.js';
import type { DashboardFile } from './mock-tenant-dashboards.js';
import type { ModelingRuleFile } from './mock-tenant-datasets.js';

export interface ListedPack {
  readonly id: string;
  readonly name: string;
  readonly currentVersion: string;
}

/** The definition of an integration, in the spelling of the server's API. */
export interface ListedIntegration {
  readonly id: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

export interface PackContent {
  readonly pack: ListedPack;
  readonly integrations: readonly ListedIntegration[];
  /** The YAML of each. */
  readonly correlationRules: readonly Tree[];
  readonly dashboards: readonly DashboardFile[];
  /** The YAML of each. */
  readonly modelingRules: readonly ModelingRuleFile[];
  /** What the items are read from. */
  readonly files: ZipFiles;
}

type Tree = { readonly [key: string]: unknown };

/**
 * What a server takes from the files of a zip: the pack by its `metadata.json`, and items that are files right in their folders.
 * All else it registers in silence: that is how a zip in source layout sets a version and installs nothing
 * (a pull request of the official content repository, from a tenant). Throws an Error for what is no pack zip.
 */
export function readPackContent(files: ZipFiles): PackContent {
  const metadata = textFile(files, 'metadata.json') ?? textFile(files, 'pack_metadata.json');
  if (metadata === undefined) throw new Error('no pack metadata');
  const { id, name, currentVersion } = JSON.parse(metadata);
  const textsOf = (kind: ContentKind) =>
    [...files.keys()].filter((name) => isUploadPath(kind, name)).map((name) => textFile(files, name) ?? '');
  return {
    pack: { id: String(id ?? name), name: String(name), currentVersion: String(currentVersion) },
    integrations: textsOf('integration').map((text) => toListed(yamlOf(text), String(currentVersion))),
    correlationRules: textsOf('correlation-rule').map(yamlOf),
    dashboards: textsOf('dashboard').map((text) => JSON.parse(text)),
    modelingRules: textsOf('modeling-rule').map(toModelingRule),
    files,
  };
}

function yamlOf(text: string): Tree {
  return readYaml(text) as Tree;
}

function toModelingRule(text: string): ModelingRuleFile {
  const { rules, fromversion } = yamlOf(text);
  return { rules: String(rules), fromversion: String(fromversion) };
}

function toListed(yaml: Tree, itemVersion: string): ListedIntegration {
  const { id } = yaml.commonfields as { id: string };
  const { commands, script, type, isfetchevents } = yaml.script as Tree;
  return {
    id,
    name: String(yaml.name),
    display: yaml.display,
    category: yaml.category,
    system: true,
    itemVersion,
    triggers: yaml.triggers ?? [],
    configuration: (yaml.configuration as Tree[]).map(toListedParameter),
    integrationScript: { type, script, commands: commands ?? [], isFetchEvents: isfetchevents === true },
  };
}

function toListedParameter({
  defaultvalue,
  displaypassword,
  hiddenusername,
  hiddenpassword,
  ...rest
}: Tree): Tree {
  return {
    ...rest,
    defaultValue: defaultvalue ?? '',
    displayPassword: displaypassword ?? '',
    hiddenUsername: hiddenusername === true,
    hiddenPassword: hiddenpassword === true,
  };
}
