/** What a command leaves in the context, where playbooks read it. */

export type OutputType = 'string' | 'number' | 'boolean' | 'date' | 'unknown';

/** One field by its type and a whole sentence about it. */
export type OutputField = readonly [type: OutputType, description: string];

export interface Outputs {
  /** The path of an object in the context, such as `Desk.Ticket`; '' for code that others wrote, whose fields are whole paths. */
  readonly prefix: string;
  /** The field that identifies an object: a later one with the same value replaces it. Absent: objects are added. */
  readonly key?: string;
  /** By path below the object, such as `id` or `owner.name`. Nothing else of a row gets into the context. */
  readonly fields: { readonly [path: string]: OutputField };
}

type FieldValue<F> = F extends readonly [infer T, ...unknown[]]
  ? T extends 'string'
    ? string
    : T extends 'number'
      ? number
      : T extends 'boolean'
        ? boolean
        : T extends 'date'
          ? string
          : unknown
  : never;

/** A row of a result: the declared fields. One that is missing, undefined or null says nothing. */
export type OutputRow<O> = O extends { fields: infer F }
  ? {
      readonly [K in keyof F as K extends `${string}.${string}` ? never : K]?:
        | FieldValue<F[K]>
        | null
        | undefined;
    }
  : object;
