import type { RuleSchedule } from 'cortex-pack/definition';

/**
 * When the rules run, and which events they look at. A search window is one of `_time`, and events come late: after an
 * outage, behind a backlog, within the look-back of a stream. So the windows reach back for days, and the rules choose
 * by the time of arrival. Events that come later than that raise no alert.
 */
export const everyTenMinutes: RuleSchedule = {
  crontab: '*/10 * * * *',
  searchWindowMinutes: 3 * 24 * 60,
};

/** Three runs see an event, so that it does not matter when one is late or fails. */
export const hasJustArrived = 'timestamp_diff(current_time(), _insert_time, "MINUTE") < 30';
