import type { IntegrationDefinition } from '../../definition/integration.js';
import { datasetOf, type PackDefinition } from '../../definition/pack.js';
import { approvedCategories, approvedUseCases, marketplaces, modules } from '../../spec/approved-values.js';
import { BuildError, type BuildProblem } from '../build-error.js';
import { checkCommands } from './check-commands.js';
import { checkContent } from './check-content.js';
import { checkParameters } from './check-parameters.js';
import { checkTriggers } from './check-triggers.js';
import { isSentence } from './definition-problems.js';

const version = /^\d{1,2}\.\d{1,2}\.\d{1,2}$/;
const utcTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * Checks what types cannot say: the rules of the platform for the values of a definition, and that its parts fit.
 * Throws a BuildError with everything it found.
 */
export function checkDefinition(pack: PackDefinition): void {
  const findings = [
    ...checkPack(pack),
    ...checkIntegration(pack.integration),
    ...checkParameters(pack.integration.parameters),
    ...checkTriggers(pack.integration),
    ...checkCommands(pack.integration.commands),
    ...checkContent(pack),
  ];
  if (findings.length > 0)
    throw new BuildError('The pack definition breaks rules of the platform.', findings);
}

/** A rule that a value of the definition breaks: where it stands, whether it holds, what to do. */
type Rule = readonly [place: string, holds: boolean, fix: string];

function broken(rules: readonly Rule[]): BuildProblem[] {
  return rules
    .filter(([, holds]) => !holds)
    .map(([place, , fix]) => ({ message: `${place} is not acceptable.`, fix }));
}

function checkPack(pack: PackDefinition): BuildProblem[] {
  const xsiam = pack.marketplaces.includes('marketplacev2') && pack.marketplaces.includes('platform');
  return broken([
    ['id', /^[A-Z][A-Za-z0-9]*$/.test(pack.id), 'Write letters and digits only, as in MyPack.'],
    [
      'name',
      pack.name.length >= 3 &&
        !/^[a-z]/.test(pack.name) &&
        !/\b(pack|playbook|integration|script)\b|partner|community/i.test(pack.name),
      'Start with a capital letter, without the words pack, playbook, integration, script, partner or community.',
    ],
    ['description', isSentence(pack.description), 'Write whole sentences.'],
    ['version', version.test(pack.version), 'Write three numbers of one or two digits, such as 1.0.0.'],
    ['created', isTime(pack.created), 'Write a UTC time such as 2026-01-31T00:00:00Z.'],
    ['updated', isTime(pack.updated), 'Write a UTC time such as 2026-01-31T00:00:00Z.'],
    [
      'categories',
      onlyOf(approvedCategories, pack.categories, 1),
      `Choose from: ${approvedCategories.join(', ')}.`,
    ],
    ['useCases', onlyOf(approvedUseCases, pack.useCases), `Choose from: ${approvedUseCases.join(', ')}.`],
    ['keywords', pack.keywords.every((keyword) => keyword.trim() !== ''), 'Remove the empty keyword.'],
    ['marketplaces', xsiam && onlyOf(marketplaces, pack.marketplaces), 'Name marketplacev2 and platform.'],
    ['supportedModules', onlyOf(modules, pack.supportedModules, 1), `Choose from: ${modules.join(', ')}.`],
    ['supportedModules', pack.supportedModules.includes('xsiam'), 'Add xsiam, which collects events.'],
    [
      'url',
      pack.support === 'xsoar' || pack.support === 'community' || pack.url !== '' || pack.email !== '',
      `Give a url or an email: the support level ${pack.support} needs a contact.`,
    ],
  ]);
}

function checkIntegration(integration: IntegrationDefinition): BuildProblem[] {
  return broken([
    [
      'integration.id',
      /^[^/\s]([^/]*[^/\s])?$/.test(integration.id),
      'Write it without slash and outer blanks.',
    ],
    ['integration.folder', /^[A-Za-z0-9]+$/.test(integration.folder), 'Write letters and digits only.'],
    [
      'integration.display',
      integration.display.trim() !== '' && !/integration|partner|community/i.test(integration.display),
      'Write a name without the words integration, partner or community.',
    ],
    [
      'integration.category',
      onlyOf(approvedCategories, [integration.category]),
      `Choose from: ${approvedCategories.join(', ')}.`,
    ],
    ['integration.provider', integration.provider.trim() !== '', 'Name the vendor.'],
    ['integration.description', isSentence(integration.description), 'Write whole sentences.'],
    [
      'integration.fromVersion',
      /^\d+\.\d+\.\d+$/.test(integration.fromVersion) && Number.parseInt(integration.fromVersion, 10) >= 8,
      'Write three numbers, 8.0.0 or newer.',
    ],
    [
      'integration.vendor or integration.product',
      /^[a-z0-9]+_[a-z0-9_]*[a-z0-9]_raw$/.test(datasetOf(integration)),
      `Write letters, digits and underscores only: the dataset would be ${datasetOf(integration)}.`,
    ],
  ]);
}

function isTime(text: string): boolean {
  return utcTime.test(text) && !Number.isNaN(Date.parse(text));
}

function onlyOf(approved: readonly string[], values: readonly string[], atLeast = 0): boolean {
  return values.length >= atLeast && values.every((value) => approved.includes(value));
}
