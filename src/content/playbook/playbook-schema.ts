import {
  anything,
  count,
  flag,
  listOf,
  mapOf,
  oneOf,
  orNull,
  record,
  text,
  texts,
} from '../../shared/json-schema.js';
import { recordWithVariants } from '../record-with-variants.js';

const contentItemFields = record([], {
  propagationLabels: anything,
});

const contentItemExportableFields = record([], {
  contentitemfields: contentItemFields,
});

const elasticCommonFields = record([], {
  type: mapOf(anything),
});

const playbookOutput = recordWithVariants(
  ['contextPath', 'description'],
  {
    contextPath: text,
    type: text,
    description: orNull(text),
  },
  ['description'],
);

const outputsSectionPlaybook = recordWithVariants(
  ['name', 'description', 'outputs'],
  {
    name: text,
    description: orNull(text),
    outputs: orNull(texts),
  },
  ['description', 'name'],
);

const inputPlaybook = recordWithVariants(
  ['key', 'description'],
  {
    key: text,
    value: anything,
    description: orNull(text),
    required: flag,
    playbookInputQuery: anything,
  },
  ['playbookInputQuery', 'required', 'description', 'value', 'key'],
);

const inputsSectionPlaybook = recordWithVariants(
  ['name', 'description', 'inputs'],
  {
    name: text,
    description: orNull(text),
    inputs: texts,
  },
  ['description', 'name'],
);

const timerTriggers = record([], {
  fieldname: text,
  action: text,
});

const evidenceDataDescription = record([], {
  simple: text,
});

const evidenceData = record([], {
  description: orNull(evidenceDataDescription),
  customfields: mapOf(anything),
  occurred: mapOf(anything),
  tags: orNull(mapOf(anything)),
});

const timelineRecord = record([], {
  shouldMarkAsRecord: flag,
  recordType: text,
  recordName: text,
  description: orNull(text),
  isEvidence: flag,
  evidenceComment: text,
  effectiveTime: text,
  attachments: text,
  tags: orNull(texts),
});

const subTaskPlaybook = recordWithVariants(
  ['id', 'version', 'name', 'description', 'iscommand', 'brand'],
  {
    id: text,
    version: count,
    name: text,
    playbookName: text,
    playbookId: text,
    description: orNull(text),
    scriptName: text,
    script: text,
    tags: orNull(texts),
    type: text,
    iscommand: flag,
    elasticcommonfields: elasticCommonFields,
    brand: text,
    issystemtask: flag,
    clonedfrom: text,
    aiTaskId: text,
    displayLabel: text,
    isResponse: flag,
    requiresIntervention: flag,
    isSubSection: flag,
  },
  ['id', 'description', 'name'],
);

const leftOrRight = recordWithVariants(
  [],
  {
    iscontext: flag,
    value: anything,
  },
  ['iscontext', 'value'],
);

const argFilter = recordWithVariants(
  ['operator'],
  {
    left: leftOrRight,
    right: leftOrRight,
    operator: text,
    ignorecase: flag,
  },
  ['left', 'right'],
);

const loop = recordWithVariants(
  [],
  {
    scriptArguments: mapOf(anything),
    scriptarguments: mapOf(anything),
    scriptId: text,
    iscommand: flag,
    builtincondition: listOf(listOf(argFilter)),
    exitCondition: text,
    max: count,
    wait: count,
    forEach: flag,
  },
  ['scriptArguments', 'scriptarguments', 'scriptId'],
);

const condition = record(['label', 'condition'], {
  label: text,
  condition: listOf(listOf(argFilter)),
});

const taskPlaybook = recordWithVariants(
  ['id', 'taskid', 'type', 'task', 'view'],
  {
    id: text,
    scriptarguments: mapOf(anything),
    message: mapOf(anything),
    form: mapOf(anything),
    taskid: text,
    type: oneOf(
      'regular',
      'playbook',
      'condition',
      'start',
      'title',
      'section',
      'standard',
      'collection',
      'aiTask',
    ),
    defaultassigneecomplex: mapOf(anything),
    sla: mapOf(anything),
    slareminder: mapOf(anything),
    quietmode: count,
    restrictedcompletion: flag,
    timertriggers: listOf(timerTriggers),
    ignoreworker: flag,
    skipunavailable: flag,
    isoversize: flag,
    isautoswitchedtoquietmode: flag,
    quiet: flag,
    evidencedata: evidenceData,
    timelineRecord: timelineRecord,
    task: subTaskPlaybook,
    note: flag,
    nexttasks: mapOf(texts),
    loop: loop,
    conditions: listOf(condition),
    view: text,
    results: texts,
    continueonerror: flag,
    continueonerrortype: text,
    reputationcalc: count,
    separatecontext: flag,
    fieldMapping: listOf(mapOf(anything)),
  },
  ['id', 'scriptarguments', 'message', 'form'],
);

/** The YAML of a playbook. */
export const playbookSchema = record(
  ['id', 'version', 'name', 'description', 'starttaskid', 'view', 'tasks', 'fromversion'],
  {
    supportedFeatures: texts,
    contentitemexportablefields: contentItemExportableFields,
    beta: flag,
    elasticcommonfields: elasticCommonFields,
    id: text,
    version: count,
    sourceplaybookid: text,
    name: text,
    description: orNull(text),
    hidden: flag,
    internal: flag,
    source: text,
    deprecated: flag,
    starttaskid: text,
    view: text,
    contentitemfields: contentItemFields,
    outputs: orNull(listOf(playbookOutput)),
    outputSections: listOf(outputsSectionPlaybook),
    inputs: listOf(inputPlaybook),
    inputSections: listOf(inputsSectionPlaybook),
    tags: orNull(texts),
    tasks: mapOf(taskPlaybook),
    system: flag,
    fromversion: text,
    toversion: text,
    quiet: flag,
    tests: texts,
    rolename: texts,
    marketplaces: texts,
    supportedModules: texts,
    issilent: flag,
    adopted: flag,
  },
);
