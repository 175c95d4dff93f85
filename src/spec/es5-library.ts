/** The global names of ES5.1 with Annex B, and what their objects have: all that is left for a script. */
export const es5Library: Readonly<Record<string, { readonly own?: string; readonly prototype?: string }>> = {
  NaN: {},
  Infinity: {},
  undefined: {},
  eval: {},
  parseInt: {},
  parseFloat: {},
  isNaN: {},
  isFinite: {},
  decodeURI: {},
  decodeURIComponent: {},
  encodeURI: {},
  encodeURIComponent: {},
  escape: {},
  unescape: {},
  Object: {
    own:
      'create defineProperties defineProperty freeze getOwnPropertyDescriptor getOwnPropertyNames getPrototypeOf ' +
      'isExtensible isFrozen isSealed keys preventExtensions seal',
    // __proto__ is not of ES5, but every engine of the servers has it, and compiled classes use it.
    prototype:
      '__proto__ constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf',
  },
  Function: { own: '', prototype: 'apply arguments bind call caller constructor toString' },
  Array: {
    own: 'isArray',
    prototype:
      'concat constructor every filter forEach indexOf join lastIndexOf map pop push reduce reduceRight reverse shift ' +
      'slice some sort splice toLocaleString toString unshift',
  },
  String: {
    own: 'fromCharCode',
    prototype:
      'charAt charCodeAt concat constructor indexOf lastIndexOf localeCompare match replace search slice split substr ' +
      'substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim valueOf',
  },
  Boolean: { own: '', prototype: 'constructor toString valueOf' },
  // V8 does not let go of its newer constants, such as MAX_SAFE_INTEGER.
  Number: {
    own: 'MAX_VALUE MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY',
    prototype: 'constructor toExponential toFixed toLocaleString toPrecision toString valueOf',
  },
  Math: {
    own:
      'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos asin atan atan2 ceil cos exp floor log max min pow random ' +
      'round sin sqrt tan',
  },
  Date: {
    own: 'UTC now parse',
    prototype:
      'constructor getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime ' +
      'getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth ' +
      'getUTCSeconds getYear setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime ' +
      'setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds setYear ' +
      'toDateString toGMTString toISOString toJSON toLocaleDateString toLocaleString toLocaleTimeString toString ' +
      'toTimeString toUTCString valueOf',
  },
  // The prototype stays whole: the string methods of V8 read its newer members, such as flags.
  RegExp: { own: '' },
  // Without stackTraceLimit V8 records no stack.
  Error: { own: 'stackTraceLimit', prototype: 'constructor message name toString' },
  EvalError: { own: '', prototype: 'constructor message name' },
  RangeError: { own: '', prototype: 'constructor message name' },
  ReferenceError: { own: '', prototype: 'constructor message name' },
  SyntaxError: { own: '', prototype: 'constructor message name' },
  TypeError: { own: '', prototype: 'constructor message name' },
  URIError: { own: '', prototype: 'constructor message name' },
  JSON: { own: 'parse stringify' },
};
