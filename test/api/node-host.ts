import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const root = path.join(__dirname, '../..')

export interface NodeHost {
  port: number
  /** Ends it as an operator does; answers its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power switch does. */
  kill(): Promise<unknown>
}

/** The Node host as a process of its own, with nothing but the given settings. */
function launch(env: Record<string, string>): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const { PATH, HOME, TMPDIR } = process.env
  const settings = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR, PORT: '0', KEHOU_SITE: '', ...env }).filter(([, value]) => value !== undefined))
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'cloud/hosts/node.ts')], { cwd: root, env: settings as NodeJS.ProcessEnv })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString('utf8')))
  return { child, output: () => text, ended: new Promise((resolve) => child.on('close', resolve)) }
}

/** Starts the host and waits until it serves. */
export async function startNodeHost(env: Record<string, string>): Promise<NodeHost> {
  const { child, output, ended } = launch(env)
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /"event":"serving","port":(\d+)/.exec(output())?.[1]
      if (found) resolve(Number(found))
    })
    void ended.then((code) => reject(new Error(`the host ended with ${code}: ${output()}`)))
  })
  return {
    port,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
    kill() {
      child.kill('SIGKILL')
      return ended
    },
  }
}

/** Starts a host that must refuse to start; answers what it said. */
export async function refusedStart(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { output, ended } = launch(env)
  return { code: await ended, said: output() }
}
