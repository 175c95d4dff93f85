/**
 * What the integration of a script can do beside its own commands. A build knows it and puts the abilities of the
 * definition in place of this module, so that a script holds no code for the others.
 */

/** Whether it is a collector. */
export const collectsEvents: boolean = true;
/** Whether it fetches incidents. */
export const fetchesIncidents: boolean = true;
/** Whether one of its commands may ask to be run again. */
export const polls: boolean = true;

/** Whether one of its commands gives verdicts on indicators. */
export const ratesIndicators: boolean = true;

/** False for the script of no integration: no platform gives it a way to a dataset. */
export const sendsEvents: boolean = true;
