package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
)

// host keeps what the script does to its server.
type host struct {
	state state
	logs  []logLine
	waits []float64
	calls []httpCall
	// now is in milliseconds since 1970.
	now float64
}

func newHost(given scenario) *host {
	return &host{state: given.State, now: given.Now, logs: []logLine{}, waits: []float64{}, calls: []httpCall{}}
}

func (h *host) functions() map[string]hostFunction {
	return map[string]hostFunction{
		"http":                  h.http,
		"wait":                  h.wait,
		"log":                   h.logger("log"),
		"logInfo":               h.logger("info"),
		"logDebug":              h.logger("debug"),
		"logError":              h.logger("error"),
		"getLastRun":            func([]any) (any, error) { return h.state.LastRun, nil },
		"setLastRun":            h.setLastRun,
		"getIntegrationContext": h.getIntegrationContext,
		"setIntegrationContext": h.setIntegrationContext,
		"demistoVersion":        demistoVersion,
		"btoa":                  btoa,
		"atob":                  atob,
		clockFunction:           func([]any) (any, error) { return h.now, nil },
	}
}

func (h *host) http(arguments []any) (any, error) {
	given, err := readHTTPArguments(arguments)
	if err != nil {
		return nil, err
	}
	answer, err := send(given)
	if err == nil {
		given.call.Status = answer.StatusCode
	}
	h.calls = append(h.calls, given.call)
	if err != nil {
		return nil, err
	}
	return answer, nil
}

func (h *host) wait(arguments []any) (any, error) {
	seconds, isNumber := first(arguments).(float64)
	if !isNumber || seconds < 0 {
		return nil, errors.New("wait: give a number of seconds")
	}
	h.waits = append(h.waits, seconds)
	h.now += seconds * 1000
	return nil, nil
}

func (h *host) logger(level string) hostFunction {
	return func(arguments []any) (any, error) {
		parts := make([]string, len(arguments))
		for i, argument := range arguments {
			if text, isText := argument.(string); isText {
				parts[i] = text
				continue
			}
			text, err := json.Marshal(argument)
			if err != nil {
				return nil, err
			}
			parts[i] = string(text)
		}
		h.logs = append(h.logs, logLine{level, strings.Join(parts, " ")})
		return nil, nil
	}
}

func (h *host) setLastRun(arguments []any) (any, error) {
	lastRun, isObject := first(arguments).(map[string]any)
	if !isObject {
		return nil, errors.New("setLastRun: give an object")
	}
	h.state.LastRun = lastRun
	return nil, nil
}

func (h *host) getIntegrationContext(arguments []any) (any, error) {
	stored := h.state.IntegrationContext
	if versioned, _ := first(arguments).(bool); versioned {
		return map[string]any{"context": stored.Context, "version": stored.Version}, nil
	}
	return stored.Context, nil
}

func (h *host) setIntegrationContext(arguments []any) (any, error) {
	context, isObject := first(arguments).(map[string]any)
	if !isObject {
		return nil, errors.New("setIntegrationContext: give an object")
	}
	for name, value := range context {
		if _, isText := value.(string); !isText {
			return nil, errors.New("setIntegrationContext: the value of " + name + " is no string")
		}
	}
	h.state.IntegrationContext.Context = context
	h.state.IntegrationContext.Version++
	return nil, nil
}

func demistoVersion([]any) (any, error) {
	return map[string]any{"version": "8.9.0", "buildNumber": "1000000", "platform": "x2"}, nil
}

func btoa(arguments []any) (any, error) {
	text, _ := first(arguments).(string)
	return base64.StdEncoding.EncodeToString([]byte(text)), nil
}

func atob(arguments []any) (any, error) {
	text, _ := first(arguments).(string)
	decoded, err := base64.StdEncoding.DecodeString(text)
	return string(decoded), err
}

func first(arguments []any) any {
	if len(arguments) == 0 {
		return nil
	}
	return arguments[0]
}
