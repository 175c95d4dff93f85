/**
 * What the integration of a script can do beside its own commands. A build knows it and puts the abilities of the
 * definition in place of this module, so that a script holds no code for the others.
 */
export const collectsEvents: boolean = true;
