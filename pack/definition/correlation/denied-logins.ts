import { alter, type CorrelationRule, datasetOf } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { application, deniedSignIns, signedInUser, userAddress } from '../event-values.js';
import { late, login, repeated } from './events.js';
import { everyTenMinutes, hasJustArrived } from './schedules.js';

export const deniedLogins: CorrelationRule = {
  id: '5d0c3f0e-1f5b-4b7e-9a43-6f3b2f4f8a11',
  file: 'DeniedAccessLogins',
  name: 'Cloudflare Access - burst of denied logins of one user',
  description: 'One user was denied by Cloudflare Access ten times or more within half an hour.',
  fromVersion: '8.4.0',
  severity: 'SEV_030_MEDIUM',
  category: 'CREDENTIAL_ACCESS',
  query: `dataset = ${datasetOf(eventDataset)}
| filter ${deniedSignIns} and ${hasJustArrived}
| ${alter({ user_name: signedInUser, application, user_address: userAddress, half_hour: '_time' })}
| filter user_name != "unknown"
| bin half_hour span = 30m
| ${alter({ period: 'if(timestamp_diff(_insert_time, _time, "MINUTE") < 15, "just now", to_string(half_hour))' })}
| comp count() as denied, count_distinct(application) as applications, values(application) as application_names, values(user_address) as addresses, min(_time) as first_denied, max(_time) as last_denied by user_name, period
| filter denied >= 10
| ${alter({ address: 'arrayindex(addresses, 0)' })}`,
  schedule: everyTenMinutes,
  suppression: { hours: 4, columns: ['user_name'] },
  alertName: 'Cloudflare Access denied $user_name $denied times',
  alertDescription:
    '$user_name was denied $denied times at $applications applications from $addresses, between $first_denied and $last_denied.',
  alertFields: { actor_effective_username: 'user_name', action_local_ip: 'address' },
  mitre: { 'TA0006 - Credential Access': ['T1110 - Brute Force'] },
  rationale:
    'A person who is denied tries two or three times and then asks someone. Ten denials in half an hour are a script, a stolen session that is tried at every application, or a policy that locks somebody out: each is worth a look. Allowed logins do not count, and each user is reported once in four hours. Logins that were collected late are counted by the half hours of the clock, so a burst of less than nineteen that lies in two of them, or that came in two parts, may be missed.',
  tuning: [
    'Raise the 10 where monitoring logs in to applications that it may not use, or leave its user out of the filter.',
    'For guessing across many users, run the query "Denied logins by address" and group by ip_address instead.',
  ],
  fires: [
    {
      description: 'Twelve denials in twelve minutes.',
      events: repeated(12, 1, (minutesAgo) => login(minutesAgo, { allowed: false })),
    },
    {
      description: 'Twenty denials in ten minutes, all of which are collected five hours later.',
      events: repeated(20, 0.5, (minutesAgo) => late(5 * 60, login(minutesAgo, { allowed: false }))),
    },
  ],
  quiet: [
    {
      description: 'Nine denials in half an hour, and many allowed logins.',
      events: [
        ...repeated(9, 3, (minutesAgo) => login(minutesAgo, { allowed: false })),
        ...repeated(25, 1, (minutesAgo) => login(minutesAgo, { allowed: true })),
      ],
    },
    {
      description: 'Twelve denials of twelve users.',
      events: repeated(12, 1, (minutesAgo) =>
        login(minutesAgo, { allowed: false, user_email: `user${minutesAgo}@example.net` }),
      ),
    },
    {
      description: 'Twelve denials, one every ten minutes.',
      events: repeated(12, 10, (minutesAgo) => login(minutesAgo, { allowed: false })),
    },
    {
      description: 'Twelve denials, one every ten minutes, which are collected together.',
      events: Array.from({ length: 12 }, (_, index) => late(60 + 10 * index, login(1, { allowed: false }))),
    },
  ],
};
