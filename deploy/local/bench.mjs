// `npm run bench:<topic>`: installs and builds where needed and runs one benchmark.
import { buildApp, installPackages, npx } from './ready.mjs'

const [topic, ...words] = process.argv.slice(2)
installPackages()
// Only this one weighs the mini-program too.
if (topic === 'bench/api.ts') buildApp('weapp')
npx('tsx/dist/cli.mjs', [topic, ...words])
