const vm = require('node:vm');
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');

/**
 * Node, as jest's own environment has it, but for one thing: there the global object stands behind a proxy, and each mention
 * of `Array` or `Symbol` in what is tested asks it anew; here it is an ordinary one. A quarter of the time goes into that, and
 * of what graphql does, which asks for each type what it is, nearly all.
 */
class PlainEnvironment extends NodeEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}

module.exports = PlainEnvironment;
