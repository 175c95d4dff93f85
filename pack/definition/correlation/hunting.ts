import { alter, datasetOf, given, type HuntingQuery } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import {
  actionOnResource,
  actionType,
  actorAddress,
  actorName,
  allAuditLogs,
  deniedSignIns,
  ofTokensAndKeys,
  signedInUser,
  userAddress,
} from '../event-values.js';
import { logTypeField } from '../streams.js';

const dataset = datasetOf(eventDataset);

/** Queries that find too much for alerts. */
export const huntingQueries: readonly HuntingQuery[] = [
  {
    name: 'Denied logins by address',
    description: 'Addresses that were denied as several users: guessing, or an office with a wrong policy.',
    query: `config timeframe = 7d
| dataset = ${dataset}
| filter ${deniedSignIns}
| ${alter({ user_name: signedInUser, user_address: userAddress })}
| comp count() as denied, count_distinct(user_name) as users, values(user_name) as names by user_address
| filter users >= 3
| sort desc denied`,
  },
  {
    name: 'Everything that was done with tokens and keys',
    description: 'Each creation, change, roll and removal of API tokens and Global API Keys.',
    query: `config timeframe = 30d
| dataset = ${dataset}
| filter ${allAuditLogs} and ${ofTokensAndKeys}
| ${alter({ actor_name: actorName, actor_address: actorAddress, action_type: actionOnResource })}
| fields _time, ${logTypeField}, actor_name, actor_address, action_type, interface, metadata, id
| sort desc _time`,
  },
  {
    name: 'Changes from addresses that an administrator rarely uses',
    description:
      'Per person and address, how often it was used. New rows at the end are worth a look; travel makes them, too.',
    query: `config timeframe = 30d
| dataset = ${dataset}
| filter ${allAuditLogs}
| ${alter({ actor_name: given('lowercase(actor -> email)'), actor_address: actorAddress })}
| filter actor_name != null
| comp count() as changes, min(_time) as first_seen, max(_time) as last_seen by actor_name, actor_address, ${logTypeField}
| sort asc changes`,
  },
  {
    name: 'DNS records deleted in bulk',
    description: 'Actors with more than 20 deleted DNS records in an hour. Moves of zones look the same.',
    query: `config timeframe = 7d
| dataset = ${dataset}
| filter ${allAuditLogs} and (${actionType} = "rec_del" or (${actionType} = "delete" and resource -> type = "dns_record"))
| ${alter({ actor_name: actorName })}
| bin _time span = 1h
| comp count() as deleted by actor_name, _time, ${logTypeField}
| filter deleted > 20
| sort desc deleted`,
  },
];
