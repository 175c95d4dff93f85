//go:build goja

package main

import "github.com/dop251/goja"

type gojaEngine struct {
	runtime *goja.Runtime
}

func newEngine() engine {
	return gojaEngine{goja.New()}
}

func (e gojaEngine) define(name string, value any) error {
	return e.runtime.Set(name, value)
}

func (e gojaEngine) defineFunction(name string, call hostFunction) error {
	return e.runtime.Set(name, func(given goja.FunctionCall) goja.Value {
		exported := make([]any, len(given.Arguments))
		for i, argument := range given.Arguments {
			exported[i] = argument.Export()
		}
		arguments, err := plainArguments(exported)
		if err != nil {
			panic(e.runtime.NewGoError(err))
		}
		value, err := call(arguments)
		if err != nil {
			panic(e.runtime.NewGoError(err))
		}
		return e.runtime.ToValue(value)
	})
}

func (e gojaEngine) run(source string) (string, error) {
	value, err := e.runtime.RunScript("script.js", source)
	if err != nil {
		return "", err
	}
	return value.String(), nil
}
