//go:build otto

package main

import "github.com/robertkrimen/otto"

type ottoEngine struct {
	runtime *otto.Otto
}

func newEngine() engine {
	return ottoEngine{otto.New()}
}

func (e ottoEngine) define(name string, value any) error {
	return e.runtime.Set(name, value)
}

func (e ottoEngine) defineFunction(name string, call hostFunction) error {
	return e.runtime.Set(name, func(given otto.FunctionCall) otto.Value {
		value, err := e.call(call, given.ArgumentList)
		if err != nil {
			panic(e.runtime.MakeCustomError("GoError", err.Error()))
		}
		return value
	})
}

func (e ottoEngine) call(call hostFunction, given []otto.Value) (otto.Value, error) {
	exported := make([]any, len(given))
	for i, argument := range given {
		value, err := argument.Export()
		if err != nil {
			return otto.Value{}, err
		}
		exported[i] = value
	}
	arguments, err := plainArguments(exported)
	if err != nil {
		return otto.Value{}, err
	}
	value, err := call(arguments)
	if err != nil {
		return otto.Value{}, err
	}
	return e.runtime.ToValue(value)
}

func (e ottoEngine) run(source string) (string, error) {
	value, err := e.runtime.Run(source)
	if err != nil {
		return "", err
	}
	return value.ToString()
}
