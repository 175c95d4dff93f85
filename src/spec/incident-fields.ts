/* What the platform knows of fields and types. From the official SDK (validators/IF_validators, IT_validators, RP_validators). */

/** Types of a field of an incident (IF103). */
export const fieldTypes = [
  'shortText',
  'longText',
  'boolean',
  'singleSelect',
  'multiSelect',
  'date',
  'user',
  'role',
  'number',
  'attachments',
  'tagsSelect',
  'internal',
  'url',
  'markdown',
  'grid',
  'timer',
  'html',
] as const;

/** Names that incidents have already (IF106). */
export const reservedFieldNames: ReadonlySet<string> = new Set(
  [
    'id shardid modified autime account type rawtype phase rawphase name rawname status reason created parent occurred',
    'duedate reminder closed sla level investigationid details openduration droppedcount linkedcount closinguserId',
    'activatinguserId owner roles previousroles hasrole dbotcreatedBy activated closereason rawClosereason playbookid',
    'isplayground category rawcategory runstatus rawjson sourcebrand sourceinstance Lastopen canvases notifytime',
    'todotaskids scheduled labels',
  ].flatMap((names) => names.split(' ')),
);

/** Words for an incident, which tenants replace by each other (IF100). */
export const wordsForIncidents = [
  'incident',
  'case',
  'alert',
  'event',
  'playbook',
  'ticket',
  'issue',
  'incidents',
  'cases',
  'alerts',
  'events',
  'playbooks',
  'tickets',
  'issues',
] as const;

/** Keys of an incident type that are numbers from 0 on (IT100). */
export const countsOfIncidentTypes = ['hours', 'days', 'weeks', 'hoursR', 'daysR', 'weeksR'] as const;

/** How an incident type extracts indicators (IT103). */
export const extractionModes = ['All', 'Specific'] as const;

/** Packs of the platform whose fields have no prefix (IF113). */
export const packsWithoutFieldPrefix = ['Common Types', 'Core Alert Fields'] as const;

/** Parts of a layout that XSIAM does not show (LO107). */
export const sectionsUnknownToXsiam = [
  'evidence',
  'childInv',
  'linkedIncidents',
  'team',
  'droppedIncidents',
  'todoTasks',
] as const;

export const tabsUnknownToXsiam = ['evidenceBoard', 'relatedIncidents'] as const;

/** Keys that a dashboard of XSOAR must not have (DA100), and must have (DA101); its widgets have the same in `dateRange`. */
export const keysRefusedInDashboards = [
  'system',
  'isCommon',
  'shared',
  'owner',
  'sortValues',
  'vcShouldIgnore',
  'commitMessage',
  'shouldCommit',
] as const;

export const keysOfDashboards = ['fromDate', 'toDate', 'fromDateLicense'] as const;
