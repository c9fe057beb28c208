import fs from 'node:fs'
import path from 'node:path'
import { ruleIds } from 'cloud/contract/plan-document'

test('every rule R-001 to R-063 has a test that names it', () => {
  const root = path.join(__dirname, '..')
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith('rule-coverage.test.ts'))
  const titles = files.flatMap((file) => fs.readFileSync(path.join(root, file), 'utf8').match(/(?:test|it|describe)(?:\.each\([^\n]*\))?\(\s*['`][^'`\n]*/g) ?? [])
  expect(ruleIds.filter((id) => !titles.some((title) => title.includes(id)))).toEqual([])
})
