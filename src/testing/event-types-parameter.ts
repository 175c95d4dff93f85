/** The parameter with which the form of a collector with several event types chooses among them. */
export const eventTypesParameter = 'event_types_to_fetch';
