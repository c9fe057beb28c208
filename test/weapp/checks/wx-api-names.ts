/** The names of the `wx` object, read from WeChat's published typings. */
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export function wxApiNames(): Set<string> {
  const folder = path.join(path.dirname(require.resolve('miniprogram-api-typings/package.json')), 'types/wx')
  const names = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
      for (const member of node.members) if (member.name && ts.isIdentifier(member.name)) names.add(member.name.text)
    }
    ts.forEachChild(node, visit)
  }
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    visit(ts.createSourceFile(file, fs.readFileSync(path.join(folder, file), 'utf8'), ts.ScriptTarget.Latest))
  }
  return names
}
