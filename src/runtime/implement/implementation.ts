import type { ArgumentValues } from '../../definition/command.js';
import type { ParameterValues } from '../../definition/parameter.js';
import type { PageRequest, RecordPage } from '../collector/event-source.js';
import type { FoundIncident } from '../incidents/incident.js';
import type { IncomingMirroring, MirroringParts, OutgoingMirroring } from '../incidents/mirroring.js';
import type { AnswerExplainer } from './answer-failure.js';
import type { ApiConnection } from './api-client.js';
import type { CommandAnswer } from './command-result.js';
import type { IntegrationContext } from './integration-context.js';
import type { UnfinishedResult } from './poll-again.js';

type PartOf<D, K extends string> = D extends { readonly [P in K]: infer V } ? V : object;

type Context<D> = IntegrationContext<ParameterValues<PartOf<D, 'parameters'>>>;

type Handler<D, C> = (
  context: Context<D>,
  args: ArgumentValues<PartOf<C, 'arguments'>>,
) => CommandAnswer<PartOf<C, 'outputs'>> | Unfinished<C>;

/** Only a polling command may ask to be run again. */
type Unfinished<C> = C extends { readonly polling: true }
  ? UnfinishedResult<PartOf<C, 'outputs'>, ArgumentValues<PartOf<C, 'arguments'>>>
  : never;

/** One page of a stream of incidents. */
export interface IncidentPage extends Omit<RecordPage, 'records'> {
  /** In the order that was asked for. Empty behind the last record, and where the cursor leads on. */
  readonly incidents: readonly FoundIncident[];
}

type PageReader<D> = (context: Context<D>, request: PageRequest) => RecordPage;

type CommandPart<D> = D extends { readonly commands: infer C }
  ? { readonly commands: { readonly [N in keyof C]: Handler<D, C[N]> } }
  : { readonly commands?: undefined };

type StreamPart<D> = D extends { readonly events: { readonly streams: infer S } }
  ? { readonly streams: { readonly [K in keyof S]: PageReader<D> } }
  : { readonly streams?: undefined };

type TestPart<D> = D extends { readonly events: object }
  ? { readonly test?: (context: Context<D>) => unknown }
  : {
      /** Asks for something small that needs the credential. */ readonly test: (
        context: Context<D>,
      ) => unknown;
    };

type IncidentReader<D> = (context: Context<D>, request: PageRequest) => IncidentPage;

type IncidentPart<D> = D extends { readonly incidents: { readonly streams: infer S } }
  ? { readonly incidents: { readonly [K in keyof S]: IncidentReader<D> } }
  : { readonly incidents?: undefined };

type MirroringPart<D> = D extends {
  readonly incidents: { readonly mirroring: { readonly direction: infer M } };
}
  ? {
      readonly mirroring: (M extends 'incoming' | 'both' ? IncomingMirroring<Context<D>> : object) &
        (M extends 'outgoing' | 'both' ? OutgoingMirroring<Context<D>> : object);
    }
  : { readonly mirroring?: undefined };

/** The code behind a definition. */
export type Implementation<D> = {
  /** Where the service is, and how to sign in. Its `http` reaches addresses that are given whole. */
  readonly connect: (context: Context<D>) => ApiConnection;
  /** Says in the words of the service what an answer means that is no success. */
  readonly explain?: AnswerExplainer;
} & CommandPart<D> &
  StreamPart<D> &
  IncidentPart<D> &
  MirroringPart<D> &
  TestPart<D>;

/** The parts of an implementation, whatever the definition. */
export interface ImplementationParts {
  readonly connect: (context: IntegrationContext) => ApiConnection;
  readonly explain?: AnswerExplainer;
  readonly test?: (context: IntegrationContext) => unknown;
  readonly commands?: { readonly [name: string]: AnyHandler };
  readonly streams?: {
    readonly [key: string]: (context: IntegrationContext, request: PageRequest) => RecordPage;
  };
  readonly incidents?: {
    readonly [key: string]: (context: IntegrationContext, request: PageRequest) => IncidentPage;
  };
  readonly mirroring?: MirroringParts;
}

type AnyHandler = (
  context: IntegrationContext,
  args: { readonly [name: string]: unknown },
) => CommandAnswer | UnfinishedResult;
