import type { CallName, Nothing, RequestOf, ResponseOf } from '../../protocol.js';
import type { Playground } from '../playground.js';

/** What the server does for each call. */
export type CallHandlers = {
  readonly [N in CallName]: (request: RequestOf<N>) => ResponseOf<N> | Promise<ResponseOf<N>>;
};

const nothing: Nothing = {};

/** The calls of a playground. Each throws what its method throws. */
export function callsOf(playground: Playground): CallHandlers {
  return {
    snapshot: ({ since }) => playground.snapshot(since),
    overview: () => playground.overview(),
    alerts: ({ rule }) => playground.data.alerts.of(rule),
    integrations: () => playground.integrations(),
    saveInstance: (form) => playground.saveInstance(form).saved,
    instance: ({ name }) => playground.instance(name).saved,
    removeInstance: async ({ name }) => {
      await playground.removeInstance(name);
      return nothing;
    },
    test: ({ name }) => playground.test(name),
    run: ({ name, line }) => playground.run(name, line),
    replay: ({ id }) => playground.replay(id),
    cancel: async ({ name = '' }) => {
      await playground.cancel(name);
      return nothing;
    },
    warRoom: () => playground.warRoom(),
    context: () => playground.context(),
    file: ({ id }) => playground.file(id),
    runs: () => playground.runs.summaries(),
    runDetails: ({ id }) => playground.runs.get(id).run,
    startFetching: ({ name }) => {
      playground.startFetching(name);
      return nothing;
    },
    stopFetching: () => {
      playground.stopFetching();
      return nothing;
    },
    step: ({ name }) => playground.step(name),
    setPace: (pace) => {
      playground.setPace(pace);
      return nothing;
    },
    cycles: ({ after }) => playground.cycles.after(after),
    cycleDetails: ({ number }) => playground.cycles.details(number),
    setFault: ({ id, mode }) => {
      playground.setFault(id, mode);
      return nothing;
    },
    burst: ({ count }) => {
      playground.burst(count);
      return nothing;
    },
    resetState: async ({ name }) => {
      await playground.resetState(name);
      return nothing;
    },
    startOver: async () => {
      await playground.startOver();
      return nothing;
    },
    setRuntime: async ({ runtime }) => {
      await playground.setRuntime(runtime);
      return nothing;
    },
    incidents: () => playground.incidents(),
    incidentDetails: ({ id }) => playground.incidentDetails(id),
    rows: (request) => playground.data.rows.page(request),
    rowDetails: ({ id }) => playground.data.rows.details(id),
    query: (request) => playground.data.queries.run(request),
    queryTerms: () => playground.data.queries.terms(),
    exportQuery: ({ format, ...request }) => playground.data.queries.export(request, format),
    exportRows: ({ format, ...selection }) => playground.data.exportRows(selection, format),
  };
}
