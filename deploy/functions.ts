import fs from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'

const root = path.resolve(__dirname, '..')

/** CloudBase's settings of one function: explicit, for the platform's defaults (3 s, 256 MB) are too small. */
const functions = [
  { name: 'kehou', entry: 'cloud/hosts/scf.ts', config: { timeout: 20, memorySize: 512, runtime: 'Nodejs20.19' } },
  { name: 'kehou-upkeep', entry: 'cloud/hosts/timer.ts', config: { timeout: 60, memorySize: 256, runtime: 'Nodejs20.19', triggers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }] } },
]

/** Bundles every cloud function to one CommonJS file under dist/cloudfunctions, ready to upload. */
export async function bundleFunctions(): Promise<void> {
  for (const { name, entry, config } of functions) {
    const folder = path.join(root, 'dist/cloudfunctions', name)
    await esbuild.build({
      entryPoints: [path.join(root, entry)],
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      outfile: path.join(folder, 'index.js'),
      // pg asks for its optional native driver and falls back when it is not there. The embedded database is refused
      // on the platform before it is loaded; only the local runner, beside installed packages, ever reaches it.
      external: ['pg-native', '@electric-sql/pglite'],
      logLevel: 'error',
    })
    // Beside index.js, where the function looks for the schemes to start from, the rule packs and the public calendars.
    fs.cpSync(path.join(root, 'plans'), path.join(folder, 'plans'), { recursive: true })
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }, null, 2))
    fs.writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config, null, 2))
  }
}

if (require.main === module) {
  bundleFunctions().catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}
