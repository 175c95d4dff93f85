package main

import "strings"

const clockFunction = "hostClock"

// The script is the body of a sloppy function, in whose scope the common library has left its names. Its Date starts
// from the host's clock, so that every engine sees the same time. ES5, because the oldest engine knows no more.
const wrapper = `(function () {
  var thrownText = function (thrown) {
    var message = thrown === undefined || thrown === null ? undefined : thrown.message;
    return typeof message === 'string' && message !== '' ? message : String(thrown);
  };
  var body = (function (NativeDate, clock) {
    var Date = function (year, month, day, hour, minute, second, millisecond) {
      switch (arguments.length) {
        case 0: return new NativeDate(clock());
        case 1: return new NativeDate(year);
        default: return new NativeDate(year, month, day || 1, hour || 0, minute || 0, second || 0, millisecond || 0);
      }
    };
    Date.UTC = NativeDate.UTC;
    Date.parse = NativeDate.parse;
    Date.now = clock;
    Date.prototype = NativeDate.prototype;
    return function () {
      /*LIBRARY*/
      ;/*SCRIPT*/
    };
  })(Date, hostClock);
  var end;
  try {
    end = { result: body() };
  } catch (thrown) {
    end = { error: thrownText(thrown) };
  }
  return JSON.stringify(end);
})()`

const libraryName = `var NAME = function () { throw new Error('NAME belongs to the common library'); };`

func wrap(script string, commonLibrary []string) string {
	declarations := make([]string, len(commonLibrary))
	for i, name := range commonLibrary {
		declarations[i] = strings.ReplaceAll(libraryName, "NAME", name)
	}
	// One replacer for both: text of the script must not be taken for a mark.
	return strings.NewReplacer("/*LIBRARY*/", strings.Join(declarations, " "), "/*SCRIPT*/", script+"\n").Replace(wrapper)
}
