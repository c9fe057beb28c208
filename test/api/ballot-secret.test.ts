import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ballotSecret } from 'cloud/hosts/settings'

const emptyFolder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'kehou-secret-'))

test('beside the embedded database the secret is made once, is the same after a restart, and is for the server’s own eyes', () => {
  const KEHOU_DATA = emptyFolder()
  const made = ballotSecret({ KEHOU_DATA })
  expect(made.length).toBeGreaterThanOrEqual(32)
  expect(ballotSecret({ KEHOU_DATA })).toBe(made)
  expect(fs.statSync(path.join(KEHOU_DATA, 'ballot-secret')).mode & 0o077).toBe(0)
  expect(ballotSecret({ KEHOU_DATA: emptyFolder() })).not.toBe(made)
})

test.each(['', 'half'])('a secret that a crash left as “%s” is not used, for it would lock nothing', (left) => {
  const KEHOU_DATA = emptyFolder()
  fs.writeFileSync(path.join(KEHOU_DATA, 'ballot-secret'), left)
  expect(() => ballotSecret({ KEHOU_DATA })).toThrow(/不完整/)
})

test.each([undefined, 'short'])('with a server’s database it must be given, and “%s” is none', (given) => {
  expect(() => ballotSecret({ DATABASE_URL: 'postgres://x', BALLOT_SECRET: given })).toThrow(/BALLOT_SECRET/)
})
