// Finds a Chromium-based browser on this machine, or installs one where the system's package manager can.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const home = os.homedir()
const places = [
  process.env.KEHOU_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  path.join(home, 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const onThisMachine = () => places.find((place) => place && fs.existsSync(place)) ?? null

/** Installs with the command and tells whether a browser is there now. */
function install(command, args) {
  console.log(`No browser found; trying ${[command, ...args].join(' ')} …`)
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}

/** The path of a browser; ends with a message that says what to do where none can be had. */
export function findBrowser() {
  let found = onThisMachine()
  if (!found && fs.existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    install('apt-get', ['update', '-q'])
    install('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
    found = onThisMachine()
  }
  if (!found) {
    install(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
    found = playwrightBrowser()
  }
  if (!found) {
    console.error('The journeys need a browser. Install Chrome, Chromium or Edge, or set KEHOU_BROWSER to the path of one.')
    process.exit(1)
  }
  console.log(`Browser for the journeys: ${found}`)
  return found
}

/** Where playwright keeps a browser that it downloaded, asked of playwright itself. */
function playwrightBrowser() {
  const asked = spawnSync(process.execPath, ['-p', "require('playwright-core').chromium.executablePath()"], { encoding: 'utf8' })
  const file = asked.stdout?.trim()
  return file && fs.existsSync(file) ? file : null
}
