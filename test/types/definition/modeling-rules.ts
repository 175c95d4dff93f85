import { constant, type EventMapping, type Fields, type MappingSample } from '#src/definition/index.js';

export const mapping: EventMapping['xdm'] = {
  'xdm.event.outcome': constant('OUTCOME_SUCCESS'),
  // TS2353 at `'xdm.source.user.email'`: The data model has no such field.
  'xdm.source.user.email': 'user_email',
};

export const sample: MappingSample['expected'] = {
  'xdm.event.id': '1',
  // TS2353 at `'xdm.event.start_time'`: The data model has no such field.
  'xdm.event.start_time': '2026-11-03T12:00:00Z',
};

export const constants = [
  constant('USER_TYPE_SERVICE_ACCOUNT'),
  constant('OPERATION_TYPE_AUTH_LOGIN'),
  // TS2345 at `'OUTCOME_DENIED'`: The list of outcomes is closed.
  constant('OUTCOME_DENIED'),
  // TS2345 at `'COLOR_RED'`: There is no such family.
  constant('COLOR_RED'),
  // TS2345 at `'XDM_CONST.OUTCOME_SUCCESS'`: The prefix is written by the function.
  constant('XDM_CONST.OUTCOME_SUCCESS'),
];

export const fields: Fields = {
  id: 'string',
  raw: 'json',
  // TS2322 at `list`: A schema has no such type.
  list: 'json_array',
};
