// `npm test` and `npm run test:postgres`: every check in turn, all of them even when one fails, one line of numbers at
// the end. Sets up what it needs on a machine that has only Node.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildApp, buildCloudFunctions, installPackages, root } from '../deploy/local/ready.mjs'
import { findBrowser } from './find-browser.mjs'

const results = path.join(root, '.cache', 'results.json')
const total = { passed: 0, failed: 0 }
/** What failed, told once more at the end: in between lie thousands of lines. */
const failures = []

const tool = (name, args, env = {}) =>
  spawnSync(process.execPath, [path.join(root, 'node_modules', name), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', ...env } }).status === 0

function check(title, passes) {
  console.log(`\n— ${title}`)
  const ok = passes()
  total[ok ? 'passed' : 'failed'] += 1
  if (!ok) failures.push(title)
}

/** Runs jest projects and counts their tests; a project that ran none has failed. */
function jest(projects, env = {}) {
  console.log(`\n— tests: ${projects.join(', ')}`)
  for (const project of projects) {
    fs.rmSync(results, { force: true })
    const ok = tool('jest/bin/jest.js', ['--selectProjects', project, '--json', `--outputFile=${results}`], env)
    const report = fs.existsSync(results) ? JSON.parse(fs.readFileSync(results, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 }
    total.passed += report.numPassedTests
    // A file that cannot even be loaded, or a project without a single test, counts as one failure.
    total.failed += report.numFailedTests || (ok && report.numPassedTests > 0 ? 0 : 1)
    keepFailures(project, report.testResults ?? [])
  }
}

function keepFailures(project, files) {
  for (const { name, message, assertionResults } of files) {
    const where = `${project} ${path.relative(root, name)}`
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    for (const { fullName, failureMessages } of failed) failures.push(`${where} › ${fullName}\n${brief(failureMessages.join('\n'))}`)
    if (assertionResults.length === 0) failures.push(`${where}\n${brief(message)}`)
  }
}

const brief = (message) => stripVTControlCharacters(message).split('\n').slice(0, 16).join('\n')

function browserEnvironment() {
  const browser = findBrowser()
  buildApp('h5')
  buildApp('weapp')
  buildCloudFunctions()
  return { KEHOU_BROWSER: browser }
}

function everything() {
  check('types', () => tool('typescript/bin/tsc', ['--noEmit']))
  check('lint', () => tool('eslint/bin/eslint.js', ['.']))
  jest(['rules', 'pages', 'api'])
  jest(['journeys'], browserEnvironment())
}

/** The API, the races and the journeys against a real PostgreSQL that this starts for itself. */
function onPostgres() {
  if (process.env.DB !== 'postgres') {
    const args = ['tsx/dist/cli.mjs', 'test/with-postgres.ts', process.execPath, 'test/run.mjs', 'postgres']
    process.exit(tool(args[0], args.slice(1)) ? 0 : 1)
  }
  jest(['api', 'races'])
  jest(['journeys'], browserEnvironment())
}

installPackages()
if (process.argv[2] === 'postgres') onPostgres()
else everything()
for (const failure of failures) console.log(`\nFAILED: ${failure}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)
