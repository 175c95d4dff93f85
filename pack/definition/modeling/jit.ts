import { columnText, constant, type EventMapping } from 'cortex-pack/definition';
import { logTypeField, streams } from '../streams.js';
import { reasonWithApprovers } from './approvers.js';

export const jitMapping: EventMapping = {
  title: 'Requests for temporary access to applications behind Access',
  filter: `${logTypeField} = "${streams.accessJitRequests.name}"`,
  helpers: [
    {
      request_status: 'lowercase(to_string(status))',
      justification: columnText('purpose_justification'),
      approvers: columnText('approver_emails'),
      requester: columnText('requester_email'),
      host_name: columnText('app_hostname'),
    },
  ],
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': columnText('id'),
    'xdm.event.operation': columnText('status'),
    'xdm.event.original_event_type': columnText('status'),
    'xdm.event.description': reasonWithApprovers,
    // Cloudflare reads the old word SPENT as APPROVED.
    'xdm.event.outcome': `if(request_status in ("approved", "spent"), ${constant('OUTCOME_SUCCESS')}, request_status in ("denied", "canceled"), ${constant('OUTCOME_FAILED')}, request_status = "pending", ${constant('OUTCOME_UNKNOWN')})`,
    // The same in all events of a request.
    'xdm.session_context_id': columnText('knock_request_id'),
    'xdm.source.user.upn': 'requester',
    'xdm.source.user.username': 'requester',
    'xdm.target.application.name': 'host_name',
    'xdm.target.resource.id': columnText('app_aud'),
    'xdm.target.resource.name': 'host_name',
    'xdm.target.url': 'if(host_name != null, concat("https://", host_name))',
  },
};
