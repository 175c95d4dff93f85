/** Types of the columns of a dataset. JSON objects are in columns of type string. */
export const columnTypes = ['string', 'int', 'float', 'datetime', 'boolean'] as const;

export type ColumnType = (typeof columnTypes)[number];
