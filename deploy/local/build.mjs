// `npm run build:weapp`, `npm run build:h5`: installs where needed and builds; weapp brings its cloud functions.
import { buildApp, buildCloudFunctions, installPackages } from './ready.mjs'

const type = process.argv[2]
installPackages()
buildApp(type)
if (type === 'weapp') buildCloudFunctions()
