import { spawn } from 'node:child_process'
import { startPostgres } from './throwaway-postgres'

/** Starts a throwaway PostgreSQL, runs the given command against it, stops it, and ends with the command's code. */
async function withPostgres([command, ...args]: string[]): Promise<number> {
  const server = await startPostgres()
  try {
    const env = { ...process.env, DB: 'postgres', TEST_DATABASE_URL: server.url, TEST_DATABASE_OWNER_URL: server.ownerUrl }
    const child = spawn(command as string, args, { stdio: 'inherit', env })
    return await new Promise<number>((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code ?? 1)))
  } finally {
    await server.stop()
  }
}

withPostgres(process.argv.slice(2))
  .then((code) => process.exit(code))
  .catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
