import {
  anything,
  count,
  flag,
  type JsonSchema,
  listOf,
  oneOf,
  orNull,
  record,
  text,
  textOrTexts,
  texts,
} from '../../shared/json-schema.js';
import { formSections, scriptLanguages, triggerOperators } from '../../spec/integrations.js';
import { recordWithVariants } from '../record-with-variants.js';

const parameter = recordWithVariants(
  ['name', 'type'],
  {
    name: text,
    display: orNull(text),
    type: count,
    required: flag,
    defaultvalue: anything,
    additionalinfo: orNull(text),
    section: text,
    advanced: { type: ['boolean', 'string'] },
    hidden: anything,
    options: texts,
    displaypassword: text,
    hiddenusername: flag,
    hiddenpassword: flag,
    fromlicense: text,
    supportedModules: texts,
  },
  ['name', 'required', 'defaultvalue', 'display', 'hidden'],
);

const argument = recordWithVariants(
  ['name', 'description'],
  {
    name: text,
    description: text,
    required: flag,
    default: flag,
    isArray: flag,
    secret: flag,
    deprecated: flag,
    hidden: anything,
    auto: oneOf('PREDEFINED'),
    predefined: orNull(texts),
    defaultValue: anything,
    type: text,
    prettyname: text,
    prettypredefined: { type: 'object' },
    supportedModules: texts,
  },
  ['name', 'description', 'required', 'deprecated', 'defaultValue', 'hidden'],
);

/** `contextPath` is demanded by a rule of its own. */
const output = record(['description'], {
  contextPath: text,
  contentPath: text,
  description: text,
  type: text,
  important: flag,
  importantDescription: text,
});

const command = recordWithVariants(
  ['name', 'description'],
  {
    name: text,
    description: text,
    // What stands here instead of a list is the matter of a rule.
    arguments: { type: ['array', 'null'], items: argument },
    outputs: orNull(listOf(output)),
    execution: flag,
    deprecated: flag,
    hidden: anything,
    polling: flag,
    quickaction: flag,
    system: flag,
    timeout: count,
    prettyname: text,
    important: listOf({ type: 'object' }),
    compliantpolicies: texts,
    supportedModules: texts,
  },
  ['name', 'description', 'deprecated', 'hidden'],
);

const script = recordWithVariants(
  ['script', 'type'],
  {
    script: text,
    type: oneOf(...Object.keys(scriptLanguages)),
    subtype: text,
    dockerimage: text,
    alt_dockerimages: texts,
    nativeImage: texts,
    nativeimage: texts,
    commands: listOf(command),
    isfetch: flag,
    isfetchevents: flag,
    isfetchassets: flag,
    isfetchcredentials: flag,
    isFetchCredentials: flag,
    isFetchSamples: flag,
    feed: flag,
    longRunning: flag,
    longRunningPort: flag,
    mcp: flag,
    runonce: flag,
    resetContext: flag,
    ismappable: flag,
    isremotesyncin: flag,
    isremotesyncout: flag,
    spec: text,
  },
  ['isfetch', 'isfetchevents'],
);

const trigger = record(['conditions', 'effects'], {
  conditions: listOf(
    record(['name', 'operator'], {
      name: text,
      operator: oneOf(...triggerOperators),
      value: text,
    }),
  ),
  effects: listOf(
    record(['name', 'action'], { name: text, action: record([], { hidden: flag, required: flag }) }),
  ),
});

const sections: JsonSchema = {
  type: 'array',
  minItems: 1,
  items: oneOf(...formSections),
};

/** The YAML of an integration, in source layout or unified. */
export const integrationSchema = recordWithVariants(
  ['commonfields', 'name', 'display', 'category', 'description', 'configuration', 'script'],
  {
    commonfields: recordWithVariants(
      ['id', 'version'],
      { id: text, version: count, sortvalues: orNull(texts) },
      ['id'],
    ),
    name: text,
    display: text,
    category: text,
    provider: text,
    description: text,
    detaileddescription: orNull(text),
    image: orNull(text),
    configuration: listOf(parameter),
    sectionorder: sections,
    // The official model takes the other spelling as well; a rule asks for this one.
    sectionOrder: sections,
    script,
    marketplaces: textOrTexts,
    supportedModules: texts,
    fromversion: text,
    toversion: text,
    // The plain text "No tests" is the matter of a rule.
    tests: { type: ['array', 'string'], items: text },
    deprecated: flag,
    beta: flag,
    hidden: anything,
    internal: flag,
    system: flag,
    hybrid: flag,
    defaultEnabled: flag,
    scriptNotVisible: flag,
    autoconfiginstance: flag,
    autoUpdateDockerImage: flag,
    supportsquickactions: flag,
    isCloudProviderIntegration: flag,
    defaultclassifier: orNull(text),
    defaultmapperin: text,
    defaultmapperout: text,
    source: text,
    supportlevelheader: oneOf('xsoar', 'partner', 'community'),
    videos: texts,
    versionedfields: { type: 'object' },
    triggers: listOf(trigger),
  },
  ['name', 'description', 'deprecated', 'hidden'],
);
