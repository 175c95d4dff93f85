import { streams } from '../../streams.js';
import { sample } from './sample.js';

export const scimSamples = [
  sample(streams.scimUpdates, {
    name: 'a user that an identity provider could not deactivate',
    id: '7259116ff10352164b84e6681b4e8db917a116507994a178098f1d5c3a210662',
    record: {
      cf_resource_id: 'bd97ef8d-7986-43e3-9ee0-c25dda33e4b0',
      error_description: 'Invalid JSON body',
      idp_id: 'df7e2a5f-02b7-4d9d-af26-8d1988fca630',
      idp_resource_id: 'all_employees',
      logged_at: '2026-11-03T10:11:12Z',
      request_body: '{"active":false}',
      request_method: 'PATCH',
      resource_group_name: '',
      resource_type: 'USER',
      resource_user_email: 'john.smith@example.com',
      status: 'FAILURE',
    },
    expected: {
      'xdm.event.type': 'SCIM Update Logs',
      'xdm.event.id': '7259116ff10352164b84e6681b4e8db917a116507994a178098f1d5c3a210662',
      'xdm.event.operation': 'PATCH',
      'xdm.event.original_event_type': 'PATCH',
      'xdm.event.outcome': 'FAILED',
      'xdm.event.outcome_reason': 'Invalid JSON body',
      'xdm.source.application.name': 'df7e2a5f-02b7-4d9d-af26-8d1988fca630',
      'xdm.target.resource.id': 'bd97ef8d-7986-43e3-9ee0-c25dda33e4b0',
      'xdm.target.resource.type': 'USER',
      'xdm.target.user.identifier': 'all_employees',
      'xdm.target.user.username': 'john.smith@example.com',
    },
  }),
];
