// `npm run dev:weapp`, `npm run dev:h5`: installs where needed and builds on every change.
import { buildCloudFunctions, installPackages, watchApp } from './ready.mjs'

const type = process.argv[2]
installPackages()
if (type === 'weapp') buildCloudFunctions()
watchApp(type)
