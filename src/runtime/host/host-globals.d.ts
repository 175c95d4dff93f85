/** The globals that the Cortex server gives a JavaScript integration. Any of the functions may be missing. */

interface HostHttpOptions {
  Method: string;
  Headers: { [name: string]: string[] };
  Body?: string;
}

interface HostHttpResponse {
  StatusCode?: unknown;
  Status?: unknown;
  Body?: unknown;
  Headers?: unknown;
}

declare var command: unknown;
declare var params: unknown;
declare var args: unknown;
/** The name of the instance. Only containers have it. */
declare var integrationInstance: unknown;
/** How long this command may take. Only containers have it. */
declare var timeLimitSeconds: unknown;

declare var http:
  | undefined
  | ((
      url: string,
      options: HostHttpOptions,
      insecure: boolean,
      proxy: boolean,
      unknown1: undefined,
      unknown2: undefined,
      timeoutMilliseconds: number,
    ) => HostHttpResponse | null | undefined);
declare var wait: undefined | ((seconds: number) => void);
/** Stores a text as a file of the War Room, and returns its id. */
declare var saveFile: undefined | ((content: string) => unknown);
declare var logInfo: undefined | ((text: string) => void);
declare var logDebug: undefined | ((text: string) => void);
declare var logError: undefined | ((text: string) => void);
declare var getLastRun: undefined | (() => unknown);
declare var setLastRun: undefined | ((state: { [key: string]: string }) => void);
declare var getIntegrationContext: undefined | (() => unknown);
declare var setIntegrationContext: undefined | ((context: { [key: string]: string }) => void);
/** What became of events. When they were not taken: the HTTP status of the refusal, 0 for none, and why. */
type HostSentEvents =
  | { readonly Taken: true }
  | {
      readonly Taken: false;
      readonly StatusCode: number;
      /** '' for an empty answer. */
      readonly Reason: string;
      /** The header, '' when absent. */
      readonly RetryAfter: string;
    };

/**
 * Sends events, each a text of JSON, by the platform's own way, all or none of them, in one request; no events: only
 * looks whether this instance may. Only containers have it.
 */
declare var sendEvents:
  | undefined
  | ((lines: readonly string[], vendor: string, product: string) => HostSentEvents);

/* What only the script of no integration finds. */

/** Runs a command of an instance, a script, or the server, and gives its entries. */
declare var executeCommand: undefined | ((name: string, args: { [name: string]: unknown }) => unknown);
declare var setContext: undefined | ((path: string, value: unknown) => void);
/** The context as it was when the script began. */
declare var invContext: unknown;
declare var incidents: unknown;
declare var investigation: unknown;
