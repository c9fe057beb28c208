// `npm run bench:<topic>`: installs and builds where needed and runs one benchmark.
import { buildApp, installPackages, npx } from './ready.mjs'

installPackages()
buildApp('weapp')
npx('tsx/dist/cli.mjs', process.argv.slice(2))
