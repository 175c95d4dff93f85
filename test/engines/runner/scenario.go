package main

// scenario is one run of a script, as the caller describes it.
type scenario struct {
	Command string         `json:"command"`
	Params  map[string]any `json:"params"`
	Args    map[string]any `json:"args"`
	// Now is the script's clock at its start, in milliseconds since 1970. Only wait moves it.
	Now   float64 `json:"now"`
	State state   `json:"state"`
	// CommonLibrary names what the server's common library has defined before the script.
	CommonLibrary []string `json:"commonLibrary"`
}

type state struct {
	LastRun            map[string]any   `json:"lastRun"`
	IntegrationContext versionedContext `json:"integrationContext"`
}

type versionedContext struct {
	Context map[string]any `json:"context"`
	Version int            `json:"version"`
}

// outcome is what came of the run. Result and Error are nil when there was none.
type outcome struct {
	Result any       `json:"result"`
	Error  *string   `json:"error"`
	Logs   []logLine `json:"logs"`
	// Waits are the seconds of each wait, in order.
	Waits []float64  `json:"waits"`
	Calls []httpCall `json:"calls"`
	State state      `json:"state"`
	// Milliseconds that the script took, without the start of the engine.
	Milliseconds float64 `json:"milliseconds"`
}

type logLine struct {
	Level string `json:"level"`
	Text  string `json:"text"`
}

// httpCall is a request as the script asked for it. Of the headers it has only the names, because values are secret.
type httpCall struct {
	Method     string   `json:"method"`
	URL        string   `json:"url"`
	Headers    []string `json:"headers"`
	BodySha256 string   `json:"bodySha256"`
	Insecure   bool     `json:"insecure"`
	Proxy      bool     `json:"proxy"`
	TimeoutMs  float64  `json:"timeoutMs"`
	// Status is 0 when no answer arrived.
	Status int `json:"status"`
}
