import type { EventMapping } from '../../../src/definition/modeling-rule.js';
import { logTypeField, streams } from '../streams.js';

export const scimMapping: EventMapping = {
  title: 'Users and groups that an identity provider changed',
  filter: `${logTypeField} = "${streams.scimUpdates.name}"`,
  helpers: {
    outcome_text: 'lowercase(status)',
  },
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': 'id',
    'xdm.event.operation': 'request_method',
    'xdm.event.original_event_type': 'request_method',
    'xdm.event.outcome':
      'if(outcome_text = "success", XDM_CONST.OUTCOME_SUCCESS, outcome_text = "failure", XDM_CONST.OUTCOME_FAILED)',
    'xdm.event.outcome_reason':
      'if(error_description != null and error_description != "", error_description)',
    'xdm.source.application.name': 'idp_id',
    'xdm.target.resource.id': 'cf_resource_id',
    'xdm.target.resource.name':
      'if(resource_group_name != null and resource_group_name != "", resource_group_name)',
    'xdm.target.resource.type': 'resource_type',
    'xdm.target.user.identifier': 'idp_resource_id',
    'xdm.target.user.username':
      'if(resource_user_email != null and resource_user_email != "", resource_user_email)',
  },
};
