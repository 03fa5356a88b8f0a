/**
 * Schemas are made by calls, which a bundler must keep although nobody uses what they make. Each one of a module's top
 * level is put where it may be dropped: a package then carries the schemas it reads with and no others.
 */
const droppableSchemas = ({ types: t }) => ({
  visitor: {
    VariableDeclarator(path) {
      const { init } = path.node
      const isSchema =
        t.isCallExpression(init) &&
        t.isMemberExpression(init.callee) &&
        t.isIdentifier(init.callee.object, { name: 'z' })
      if (!isSchema || path.getFunctionParent() !== null) return
      const made = t.callExpression(t.arrowFunctionExpression([], init), [])
      path.node.init = t.addComment(made, 'leading', '#__PURE__')
    },
  },
})

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [droppableSchemas],
}
