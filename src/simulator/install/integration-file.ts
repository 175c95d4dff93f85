import { scriptInPython } from '../../container/python-script.js';
import { type SchemaMismatch, schemaMismatches } from '../../shared/check-schema.js';
import { UserError } from '../../shared/errors.js';
import {
  count,
  flag,
  type JsonSchema,
  listOf,
  nonEmptyText,
  oneOf,
  openRecord,
  orNull,
  text,
  texts,
} from '../../shared/json-schema.js';
import { triggerOperators } from '../../spec/integrations.js';
import type {
  ConfigurationParameter,
  InstalledCommand,
  InstalledIntegration,
} from './installed-integration.js';
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
    dockerimage?: string;
    script: string;
    isfetchevents?: boolean;
    isfetch?: boolean;
    commands?: (Omit<InstalledCommand, 'arguments'> & Partial<Pick<InstalledCommand, 'arguments'>>)[] | null;
  };
}

const scalar: JsonSchema = { type: ['string', 'number', 'boolean', 'null'] };

const parameter = openRecord(['name', 'type'], {
  name: nonEmptyText,
  type: count,
  display: text,
  displaypassword: text,
  additionalinfo: text,
  section: text,
  advanced: flag,
  required: flag,
  hidden: flag,
  hiddenusername: flag,
  hiddenpassword: flag,
  defaultvalue: scalar,
  options: texts,
});

const trigger = openRecord(['conditions', 'effects'], {
  conditions: listOf(
    openRecord(['name', 'operator'], {
      name: nonEmptyText,
      operator: oneOf(...triggerOperators),
      value: text,
    }),
  ),
  effects: listOf(
    openRecord(['name', 'action'], {
      name: nonEmptyText,
      action: openRecord([], { hidden: flag, required: flag }),
    }),
  ),
});

export const argumentSchema = openRecord(['name'], {
  name: nonEmptyText,
  description: text,
  required: flag,
  default: flag,
  defaultValue: scalar,
  predefined: texts,
  isArray: flag,
  secret: flag,
});

const command = openRecord(['name'], {
  name: nonEmptyText,
  description: text,
  polling: flag,
  arguments: listOf(argumentSchema),
});

/** Only what running and configuring need: the rules of a publishable pack are the generator's business. */
const integrationSchema = openRecord(['commonfields', 'display', 'configuration', 'script'], {
  commonfields: openRecord(['id'], { id: nonEmptyText }),
  display: nonEmptyText,
  description: text,
  detaileddescription: text,
  image: text,
  sectionorder: texts,
  sectionOrder: texts,
  configuration: listOf(parameter),
  triggers: listOf(trigger),
  script: openRecord(['type', 'script'], {
    type: nonEmptyText,
    dockerimage: text,
    script: text,
    isfetchevents: flag,
    isfetch: flag,
    commands: orNull(listOf(command)),
  }),
});

const maxShownFaults = 10;

/** Reads the YAML of a unified integration; `file` names it in the UserError that is thrown for a fault. */
export function readIntegration(yaml: string, file: string): InstalledIntegration {
  const value = readPackYaml(yaml, { file, code: 'integration-invalid' });
  const mismatches = schemaMismatches(integrationSchema, value, 'all');
  if (mismatches.length > 0) {
    throw new UserError('integration-invalid', `${file} is no integration: ${shownFaults(mismatches)}.`);
  }
  const content = value as IntegrationFile;
  const { script } = content;
  if (script.type !== 'javascript' && script.type !== 'python') {
    throw new UserError(
      'integration-invalid',
      `${file} has a script of type "${script.type}". The local Cortex takes integrations of the types javascript and python.`,
    );
  }
  if (script.script.trim() === '' || script.script.trim() === '-') {
    throw new UserError(
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
    ...codeOf(script),
    file,
    fetchesEvents: script.isfetchevents === true,
    fetchesIncidents: script.isfetch === true,
  };
}

function codeOf({
  type,
  dockerimage = '',
  script,
}: IntegrationFile['script']): Pick<InstalledIntegration, 'script' | 'python'> {
  if (type === 'javascript') return { script };
  const inside = scriptInPython(script);
  return {
    script: inside ?? '',
    python: { code: script, image: dockerimage, ownHost: inside !== undefined },
  };
}

export function shownFaults(mismatches: readonly SchemaMismatch[]): string {
  const faults = mismatches
    .slice(0, maxShownFaults)
    .map(({ pointer, message }) => `${pointer || 'the file'} ${message}`);
  const rest = mismatches.length - faults.length;
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
