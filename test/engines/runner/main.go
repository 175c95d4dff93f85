// Runs one script once, as a Cortex server does, in the engine that this build was made with:
// script-runner <script.js> <scenario.json> <outcome.json>
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	if err := runFiles(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "script-runner:", err)
		os.Exit(1)
	}
}

func runFiles(files []string) error {
	if len(files) != 3 {
		return errors.New("give the script, the scenario and the file for the outcome")
	}
	script, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	text, err := os.ReadFile(files[1])
	if err != nil {
		return err
	}
	var given scenario
	if err := json.Unmarshal(text, &given); err != nil {
		return err
	}
	result, err := runScript(string(script), given)
	if err != nil {
		return err
	}
	written, err := json.Marshal(result)
	if err != nil {
		return err
	}
	return os.WriteFile(files[2], written, 0o600)
}

func runScript(script string, given scenario) (outcome, error) {
	engine := newEngine()
	host := newHost(given)
	for name, call := range host.functions() {
		if err := engine.defineFunction(name, call); err != nil {
			return outcome{}, err
		}
	}
	values := map[string]any{
		"command": given.Command, "params": given.Params, "args": given.Args,
		"incidents": []any{}, "investigation": map[string]any{}, "invContext": map[string]any{},
	}
	for name, value := range values {
		if err := engine.define(name, value); err != nil {
			return outcome{}, err
		}
	}
	source := wrap(script, given.CommonLibrary)
	started := time.Now()
	ended, err := engine.run(source)
	took := time.Since(started)
	if err != nil {
		return outcome{}, fmt.Errorf("the engine could not run the script: %w", err)
	}
	made := outcome{
		Logs: host.logs, Waits: host.waits, Calls: host.calls, State: host.state,
		Milliseconds: float64(took.Microseconds()) / 1000,
	}
	// What the wrapper made of the end of the script: its result or its error.
	return made, json.Unmarshal([]byte(ended), &made)
}
