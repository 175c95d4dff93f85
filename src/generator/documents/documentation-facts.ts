import { commandDescription } from '../../content/integrations/command-description.js';
import type { Argument, Command } from '../../definition/command.js';
import { datasetOf, type IntegrationDefinition, type PackDefinition } from '../../definition/pack.js';
import type { Parameter } from '../../definition/parameter.js';
import type { Runtime } from '../../definition/runtime.js';
import { containerImageOf, packIn, runtimeTarget } from '../compile/runtime-target.js';

/** One row of the parameter table. */
export interface ParameterRow {
  readonly label: string;
  readonly description: string;
  readonly required: 'True' | 'False';
}

export interface ArgumentRow {
  readonly name: string;
  readonly description: string;
  readonly required: 'Required' | 'Optional';
}

export interface CommandReference {
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly ArgumentRow[];
  readonly examples: Command['examples'];
}

/** The names that a template can use. */
export interface DocumentationFacts {
  readonly pack: PackDefinition;
  readonly integration: IntegrationDefinition;
  readonly parameters: IntegrationDefinition['parameters'];
  readonly dataset: string;
  /** The runtime that the document is for. */
  readonly runtime: { readonly server: boolean; readonly container: boolean };
  /** What there is to choose from. */
  readonly runtimes: {
    readonly serverZip: string;
    readonly containerZip: string;
    readonly image: string;
  };
  readonly parameterRows: readonly ParameterRow[];
  readonly commandReferences: readonly CommandReference[];
  readonly documentation: PackDefinition['documentation'];
}

/** Everything that the templates tell of a pack, taken from its definition. */
export function documentationFacts(pack: PackDefinition, runtime: Runtime): DocumentationFacts {
  const { integration } = packIn(runtime, pack);
  const zipFor = (other: Runtime) => `${pack.id}${runtimeTarget(other, pack).zipSuffix}.zip`;
  return {
    pack,
    integration,
    parameters: integration.parameters,
    dataset: datasetOf(integration),
    runtime: { server: runtime === 'server', container: runtime === 'container' },
    runtimes: {
      serverZip: zipFor('server'),
      containerZip: zipFor('container'),
      image: containerImageOf(pack),
    },
    parameterRows: Object.values(integration.parameters).flatMap(parameterRows),
    commandReferences: Object.entries(integration.commands).map(([name, command]) => ({
      name,
      description: commandDescription(name, command),
      arguments: Object.entries(command.arguments).map(([name, argument]) => argumentRow(name, argument)),
      examples: command.examples,
    })),
    documentation: pack.documentation,
  };
}

function parameterRows(parameter: Parameter): ParameterRow[] {
  const required = parameter.required ? 'True' : 'False';
  const description = sentences(parameter.help, allowed(parameter), defaultOf(parameter));
  if (parameter.kind !== 'credentials') return [{ label: parameter.display, description, required }];

  if (parameter.display === undefined) return [{ label: parameter.displayPassword, description, required }];
  return [
    { label: parameter.display, description, required },
    { label: parameter.displayPassword, description, required },
  ];
}

function argumentRow(name: string, argument: Argument): ArgumentRow {
  return {
    name,
    description: sentences(argument.description, allowed(argument), defaultOf(argument)),
    required: argument.required ? 'Required' : 'Optional',
  };
}

function allowed(declared: Parameter | Argument): string {
  switch (declared.kind) {
    case 'integer':
      return `From ${declared.minimum} to ${declared.maximum}.`;
    case 'boolean':
      return 'Possible values are: true, false.';
    case 'choices':
    case 'select':
    case 'multi-select':
      return `Possible values are: ${declared.options.join(', ')}.`;
    default:
      return '';
  }
}

function defaultOf(declared: Parameter | Argument): string {
  if (declared.kind === 'multi-select') {
    const selected = declared.defaultValue ?? [];
    return selected.length === declared.options.length
      ? 'Default is all of them.'
      : defaultSentence(selected);
  }
  if (!('defaultValue' in declared) || declared.defaultValue === undefined) return '';
  return defaultSentence([String(declared.defaultValue)]);
}

function defaultSentence(values: readonly string[]): string {
  return values.length === 0 ? '' : `Default is ${values.join(', ')}.`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
