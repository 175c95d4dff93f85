import { Ajv, type ErrorObject } from 'ajv';
import { CortexError } from '../../shared/errors.js';
import type { ConfigurationParameter, InstalledCommand, InstalledIntegration } from './integration.js';
import { readPackYaml } from './pack-yaml.js';

type FormTexts = Pick<InstalledIntegration, 'description' | 'detaileddescription' | 'image' | 'sectionorder'>;

interface IntegrationFile extends FormTexts {
  commonfields: { id: string };
  display: string;
  configuration: ConfigurationParameter[];
  triggers?: InstalledIntegration['triggers'];
  /** Another spelling, which the platform takes, too. */
  sectionOrder?: string[];
  script: {
    type: string;
    script: string;
    isfetchevents?: boolean;
    commands?: (Omit<InstalledCommand, 'arguments'> & Partial<Pick<InstalledCommand, 'arguments'>>)[] | null;
  };
}

const text = { type: 'string', minLength: 1 };
const anyText = { type: 'string' };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: anyText };
const scalar = { type: ['string', 'number', 'boolean', 'null'] };

function record(required: string[], properties: object) {
  return { type: 'object', required, properties };
}

function listOf(items: object) {
  return { type: 'array', items };
}

const parameter = record(['name', 'type'], {
  name: text,
  type: { type: 'integer' },
  display: anyText,
  displaypassword: anyText,
  additionalinfo: anyText,
  section: anyText,
  advanced: flag,
  required: flag,
  hidden: flag,
  hiddenusername: flag,
  hiddenpassword: flag,
  defaultvalue: scalar,
  options: texts,
});

const trigger = record(['conditions', 'effects'], {
  conditions: listOf(
    record(['name', 'operator'], {
      name: text,
      operator: { enum: ['exists', 'not_exists', 'equal', 'not_equal'] },
      value: anyText,
    }),
  ),
  effects: listOf(
    record(['name', 'action'], { name: text, action: record([], { hidden: flag, required: flag }) }),
  ),
});

const argument = record(['name'], {
  name: text,
  description: anyText,
  required: flag,
  defaultValue: scalar,
  predefined: texts,
  isArray: flag,
  secret: flag,
});

const command = record(['name'], { name: text, description: anyText, arguments: listOf(argument) });

/** Only what running and configuring need: the rules of a publishable pack are the generator's business. */
const integrationSchema = record(['commonfields', 'display', 'configuration', 'script'], {
  commonfields: record(['id'], { id: text }),
  display: text,
  description: anyText,
  detaileddescription: anyText,
  image: anyText,
  sectionorder: texts,
  sectionOrder: texts,
  configuration: listOf(parameter),
  triggers: listOf(trigger),
  script: record(['type', 'script'], {
    type: text,
    script: anyText,
    isfetchevents: flag,
    commands: { ...listOf(command), nullable: true },
  }),
});

const matchesSchema = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<IntegrationFile>(
  integrationSchema,
);

const maxShownFaults = 10;

/** Reads the YAML of a unified integration; `file` names it in the CortexError that is thrown for a fault. */
export function readIntegration(yaml: string, file: string): InstalledIntegration {
  const content = readPackYaml(yaml, { file, code: 'integration-invalid' });
  if (!matchesSchema(content)) {
    throw new CortexError(
      'integration-invalid',
      `${file} is no integration: ${shownFaults(matchesSchema.errors ?? [])}.`,
    );
  }
  const { script } = content;
  if (script.type !== 'javascript') {
    throw new CortexError(
      'integration-invalid',
      `${file} has a script of type "${script.type}". The local Cortex runs integrations of type javascript only.`,
    );
  }
  if (script.script.trim() === '' || script.script.trim() === '-') {
    throw new CortexError(
      'pack-not-unified',
      `${file} has no script in it: it is a source file. Install the upload-shaped zip, in which the code is embedded.`,
    );
  }
  return {
    id: content.commonfields.id,
    display: content.display,
    ...formTexts(content),
    configuration: content.configuration,
    triggers: content.triggers ?? [],
    commands: (script.commands ?? []).map((command) => ({ ...command, arguments: command.arguments ?? [] })),
    script: script.script,
    file,
    fetchesEvents: script.isfetchevents === true,
  };
}

function shownFaults(errors: readonly ErrorObject[]): string {
  const faults = errors
    .slice(0, maxShownFaults)
    .map(({ instancePath, message = '' }) => `${instancePath || 'the file'} ${message}`);
  const rest = errors.length - faults.length;
  return [...faults, ...(rest === 0 ? [] : [`and ${rest} more faults`])].join('; ');
}

function formTexts({ description, detaileddescription, image, ...content }: IntegrationFile): FormTexts {
  const sectionorder = content.sectionorder ?? content.sectionOrder;
  return {
    ...(description === undefined ? {} : { description }),
    ...(detaileddescription === undefined ? {} : { detaileddescription }),
    ...(image === undefined ? {} : { image }),
    ...(sectionorder === undefined ? {} : { sectionorder }),
  };
}
