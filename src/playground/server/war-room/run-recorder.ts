import { messageOf } from '../../../shared/errors.js';
import type { Redactor } from '../../../shared/redactor.js';
import { shortened } from '../../../shared/shortened.js';
import {
  HostHttpClient,
  type HostHttpRequest,
  type Sender,
} from '../../../simulator/host/host-http-client.js';
import { HostTransportError } from '../../../simulator/host/script-host.js';
import type { Exchange, Message } from '../../protocol.js';
import { expectedAnswer } from './expected-answers.js';

const keptExchanges = 2_000;
const longestUrl = 2_000;
const longestFailure = 2_000;
const longestHeader = 8_192;
const longestBody = 65_536;
/** Characters of all headers and bodies of a run; those beyond are not kept. */
const room = 20_000_000;

export interface Recording {
  readonly redactor: Redactor;
  /** Epoch milliseconds of the time that the run lives in. */
  readonly now: () => number;
  /** The title of the fault that struck since this was last asked. */
  readonly takeStruckFault: () => string | undefined;
}

/** Why a URL is out of reach; undefined where it is not. */
type Refusal = (url: string) => string | undefined;

/** Sends the requests of one run where it may reach, and writes them down with their replies, secrets masked. */
export class RunRecorder {
  readonly exchanges: Exchange[] = [];
  readonly #recording: Recording;
  readonly #client: Sender;
  #count = 0;
  #room = room;

  constructor(recording: Recording, client: Sender = new HostHttpClient()) {
    this.#recording = recording;
    this.#client = client;
  }

  /** How many requests there were, also those beyond what is kept. */
  get count(): number {
    return this.#count;
  }

  /**
   * For an instance or a script of the run. It throws a HostTransportError when no whole answer arrived, or the address
   * is out of reach.
   */
  sender(refusal: Refusal): Sender {
    return { send: (request) => this.#send(request, refusal), close: () => this.#client.close() };
  }

  async #send(request: HostHttpRequest, refusalOf: Refusal): Promise<Awaited<ReturnType<Sender['send']>>> {
    const { redactor, now, takeStruckFault } = this.#recording;
    const { Method, Headers, Body = '' } = request.options;
    const started = performance.now();
    const sent = {
      method: redactor.text(Method),
      url: shortened(redactor.url(request.url), longestUrl),
      at: now(),
      request: this.#message(Headers, Body),
    };
    const record = (ending: Pick<Exchange, 'status' | 'failure' | 'reply'>) => {
      const fault = takeStruckFault();
      const milliseconds = Math.round(performance.now() - started);
      const exchange = { ...sent, ...ending, milliseconds };
      const expected = fault === undefined ? expectedAnswer(exchange) : undefined;
      this.#keep({
        ...exchange,
        ...(fault === undefined ? {} : { fault }),
        ...(expected === undefined ? {} : { expected }),
      });
    };
    try {
      refuseOutOfReach(request, refusalOf(request.url));
      const reply = await this.#client.send(request);
      record({ status: reply.StatusCode, reply: this.#message(reply.Headers, reply.Body) });
      return reply;
    } catch (error) {
      record({ failure: shortened(redactor.text(messageOf(error)), longestFailure) });
      throw error;
    }
  }

  #keep(exchange: Exchange): void {
    this.#count += 1;
    if (this.exchanges.length < keptExchanges) this.exchanges.push(exchange);
  }

  #message(headers: { readonly [name: string]: readonly string[] }, body: string): Message {
    const { redactor } = this.#recording;
    const bytes = Buffer.byteLength(body);
    if (this.#room <= 0) return { headers: {}, body: '', bytes };
    // Masked before it is cut, so that no part of a secret stays at the end.
    const kept = {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, values]) => [
          redactor.text(name),
          shortened(redactor.header(name, values.join(', ')), longestHeader),
        ]),
      ),
      body: shortened(redactor.text(body), longestBody),
    };
    this.#room -= JSON.stringify(kept).length;
    return { ...kept, bytes };
  }
}

function refuseOutOfReach({ url, options }: HostHttpRequest, refusal: string | undefined): void {
  if (refusal === undefined) return;
  const { origin, pathname } = new URL(url);
  throw new HostTransportError('other', `${options.Method} "${origin}${pathname}": ${refusal}`);
}
