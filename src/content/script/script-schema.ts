import {
  anything,
  count,
  flag,
  listOf,
  oneOf,
  openRecord,
  orNull,
  record,
  text,
  textOrTexts,
  texts,
} from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const commonFieldsScript = recordWithVariants(
  ['version'],
  {
    id: anything,
    version: count,
    id_x2: text,
  },
  ['id'],
);

const argument = recordWithVariants(
  ['name', 'description'],
  {
    defaultValue: anything,
    name: text,
    prettyname: text,
    prettypredefined: openRecord([], {}),
    required: flag,
    default: orNull(flag),
    description: orNull(text),
    auto: oneOf('PREDEFINED'),
    predefined: orNull(texts),
    isArray: flag,
    secret: flag,
    deprecated: flag,
    type: text,
    hidden: flag,
    supportedModules: texts,
  },
  ['isArray', 'hidden', 'defaultValue', 'deprecated', 'description', 'required', 'name'],
);

const output = record(['description'], {
  contentPath: text,
  contextPath: text,
  description: orNull(text),
  type: text,
});

const important = recordWithVariants(
  ['contextPath', 'description'],
  {
    contextPath: text,
    description: orNull(text),
    related: text,
  },
  ['description'],
);

const engineInfo = record([], {
  engine: text,
});

const contentItemFields = record([], {
  fromServerVersion: text,
});

const contentItemExportableFields = record([], {
  contentitemfields: contentItemFields,
});

const promptConfig = record([], {
  temperature: { type: 'number' },
  maxOutputTokens: count,
  webSearch: flag,
  modelTier: oneOf('Flash', 'Thinking', 'Pro'),
});

/** The YAML of a script. */
export const scriptSchema = recordWithVariants(
  ['name', 'commonfields', 'type'],
  {
    comment: text,
    fromversion: text,
    toversion: text,
    supportedFeatures: texts,
    name: text,
    deprecated: flag,
    system: flag,
    excludefromtightlycoupled: flag,
    tests: texts,
    autoUpdateDockerImage: flag,
    marketplaces: textOrTexts,
    supportedModules: texts,
    commonfields: commonFieldsScript,
    name_x2: text,
    script: text,
    type: oneOf('powershell', 'python', 'javascript'),
    tags: orNull(texts),
    enabled: flag,
    args: listOf(argument),
    scripttarget: count,
    // Written as a number as well.
    timeout: { type: ['string', 'integer'] },
    dependson: openRecord([], {}),
    outputs: orNull(listOf(output)),
    important: listOf(important),
    dockerimage: text,
    dockerimage45: text,
    alt_dockerimages: texts,
    nativeImage: texts,
    runonce: flag,
    sensitive: flag,
    runas: text,
    subtype: oneOf('python3', 'python2'),
    engineinfo: engineInfo,
    contentitemexportablefields: contentItemExportableFields,
    polling: flag,
    skipprepare: listOf(oneOf('script-name-incident-to-alert')),
    prettyname: text,
    compliantpolicies: texts,
    isllm: flag,
    isInternal: flag,
    internal: flag,
    source: text,
    spec: text,
    model: text,
    userprompt: text,
    systemprompt: text,
    fewshots: text,
    promptConfig: promptConfig,
  },
  ['comment', 'deprecated', 'name'],
);
