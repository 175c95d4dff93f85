import { columnText, type EventMapping } from 'cortex-pack/definition';
import { logTypeField, streams } from '../streams.js';
import { outcome } from './outcome.js';

export const scimMapping: EventMapping = {
  title: 'Users and groups that an identity provider changed',
  filter: `${logTypeField} = "${streams.scimUpdates.name}"`,
  helpers: [{ outcome_text: 'lowercase(to_string(status))' }],
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': columnText('id'),
    'xdm.event.operation': columnText('request_method'),
    'xdm.event.original_event_type': columnText('request_method'),
    'xdm.event.outcome': outcome('outcome_text', 'success', 'failure'),
    'xdm.event.outcome_reason': columnText('error_description'),
    'xdm.source.application.name': columnText('idp_id'),
    'xdm.target.resource.id': columnText('cf_resource_id'),
    'xdm.target.resource.name': columnText('resource_group_name'),
    'xdm.target.resource.type': columnText('resource_type'),
    'xdm.target.user.identifier': columnText('idp_resource_id'),
    'xdm.target.user.username': columnText('resource_user_email'),
  },
};
