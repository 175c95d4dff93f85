package main

import "encoding/json"

// engine is the interpreter that this build of the program was made with. Its file is the only one that knows it.
type engine interface {
	// define makes a Go value a global of the script.
	define(name string, value any) error
	// defineFunction makes a function of the host a global of the script.
	defineFunction(name string, call hostFunction) error
	// run evaluates an expression whose value is a text.
	run(source string) (string, error)
}

// hostFunction takes what the script passed and answers with a Go value. The script sees an error as thrown.
type hostFunction func(arguments []any) (any, error)

// plain turns a value that an engine exported into what encoding/json makes of JSON: engines differ in their types.
func plain(exported any) (any, error) {
	text, err := json.Marshal(exported)
	if err != nil {
		return nil, err
	}
	var value any
	return value, json.Unmarshal(text, &value)
}

func plainArguments(exported []any) ([]any, error) {
	arguments := make([]any, len(exported))
	for i, argument := range exported {
		value, err := plain(argument)
		if err != nil {
			return nil, err
		}
		arguments[i] = value
	}
	return arguments, nil
}
