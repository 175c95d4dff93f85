// Loaded before anything else in the Node.js of a container under test: its clock is the one in a file.
const { readFileSync } = require('node:fs');
const vm = require('node:vm');

const file = process.env.VIRTUAL_CLOCK_FILE;
const { createContext } = vm;

vm.createContext = (sandbox, ...options) => {
  const context = createContext(sandbox, ...options);
  const now = () => Number(readFileSync(file, 'latin1'));
  vm.runInContext(
    `(function (now) {
      var Native = Date;
      function VirtualDate(a, b, c, d, e, f, g) {
        if (!(this instanceof VirtualDate)) return new Native(now()).toString();
        var given = Array.prototype.slice.call(arguments);
        return new (Function.prototype.bind.apply(Native, [null].concat(given.length === 0 ? [now()] : given)))();
      }
      VirtualDate.prototype = Native.prototype;
      VirtualDate.now = now;
      VirtualDate.UTC = Native.UTC;
      VirtualDate.parse = Native.parse;
      Date = VirtualDate;
    })`,
    context,
  )(now);
  return context;
};
