// Families on their phones: a load generator in a process of its own, cheap enough to leave the machine to the API.
// usage: node bench/rush-load.mjs PORT CONNECTIONS REQUESTS REPLIES
// REQUESTS is a file with one JSON {token, body, at?} a line. With `at` (ms after the start) it is sent then, whatever is
// still unanswered (open loop); without, the next one goes as soon as a connection is free. A reply that says to come
// again, or none at all, is asked again with the same request key, as the phone does. REPLIES gets one JSON {index, ms, asks, reply} a line; a summary goes
// to standard output.
import fs from 'node:fs'
import net from 'node:net'

const [port, connections] = [Number(process.argv[2]), Number(process.argv[3])]
const [requestsFile, repliesFile] = [process.argv[4], process.argv[5]]

// Written out before the first is sent: what is measured is the API, not the making of requests.
const requests = fs
  .readFileSync(requestsFile, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const { token, body, at } = JSON.parse(line)
    const head = `POST /api HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`
    return { bytes: Buffer.from(head + body), at: at ?? null, firstAsked: 0, asks: 0 }
  })

const answers = new Array(requests.length)
const askAgain = []
const idle = []
const told = { busy: 0, queued: 0, queue_full: 0 }
let [next, open, answered, brokenConnections] = [0, 0, 0, 0]
const isOpenLoop = requests[0]?.at !== null
const started = performance.now()
let finish
const finished = new Promise((resolve) => (finish = resolve))

function send(phone, index) {
  const request = requests[index]
  phone.index = index
  request.asks += 1
  // In the open loop a family's wait begins when it taps, even if the request could not go out at once.
  request.firstAsked ||= request.at === null ? performance.now() : started + request.at
  phone.socket.write(request.bytes)
}

/** After how many milliseconds a phone asks again: what the reply says, never in step with others (src/client/use-rush-send.ts). */
const spread = () => 0.75 + Math.random() / 2
const patience = (asks) => Math.min(250 * asks, 4000) * spread()

function pauseOf({ code, queue, retryAfterSeconds }, asks) {
  if (code === 'queued') return Math.min(Math.max((queue?.estimateSeconds ?? 2) / 2, 1), 5) * 1000 * spread()
  return code === 'queue_full' ? (retryAfterSeconds ?? 10) * 1000 * spread() : patience(asks)
}

function again(index, after) {
  setTimeout(() => {
    askAgain.push(index)
    turn()
  }, after)
}

const comeAgain = /^\{"ok":false,"code":"(busy|queued|queue_full)"/

function received(index, reply) {
  if (comeAgain.test(reply)) {
    const refusal = JSON.parse(reply)
    told[refusal.code] += 1
    return again(index, pauseOf(refusal, requests[index].asks))
  }
  answers[index] = { ms: performance.now() - requests[index].firstAsked, reply }
  answered += 1
  if (answered === requests.length) finish()
}

function connect() {
  open += 1
  const phone = { socket: net.connect(port, '127.0.0.1'), index: -1, parts: null, expected: 0, length: 0 }
  phone.socket.setNoDelay(true)
  phone.socket.on('data', (chunk) => {
    if (phone.parts === null) {
      const end = chunk.indexOf('\r\n\r\n')
      // The head of a reply is a few hundred bytes and comes in one piece on this machine; anything else is a fault.
      if (end < 0) throw new Error('a reply without a whole head')
      phone.expected = end + 4 + Number(/content-length: (\d+)/i.exec(chunk.latin1Slice(0, end))[1])
      phone.parts = []
      phone.length = 0
      phone.head = end + 4
    }
    phone.parts.push(chunk)
    phone.length += chunk.length
    if (phone.length < phone.expected) return
    const whole = phone.parts.length === 1 ? phone.parts[0] : Buffer.concat(phone.parts)
    const { index } = phone
    phone.parts = null
    phone.index = -1
    idle.push(phone)
    received(index, whole.toString('utf8', phone.head))
    turn()
  })
  const gone = () => {
    if (phone.isGone) return
    phone.isGone = true
    open -= 1
    const place = idle.indexOf(phone)
    if (place >= 0) idle.splice(place, 1)
    if (phone.index < 0) return
    brokenConnections += 1
    again(phone.index, patience(requests[phone.index].asks))
  }
  phone.socket.on('error', gone).on('close', gone)
  phone.socket.once('connect', () => {
    idle.push(phone)
    turn()
  })
}

const isDue = () => next < requests.length && (requests[next].at === null || performance.now() - started >= requests[next].at)

/** Gives what is due to free connections, and opens further ones where there are too few. */
function turn() {
  while (askAgain.length > 0 || isDue()) {
    const phone = idle.pop()
    if (!phone) {
      if (open < connections) connect()
      return
    }
    send(phone, askAgain.length > 0 ? askAgain.shift() : next++)
  }
}

if (isOpenLoop) {
  const clock = setInterval(() => {
    const due = requests.slice(next, next + 4000).filter(({ at }) => performance.now() - started >= at).length
    for (let missing = Math.min(due - idle.length, connections - open); missing > 0; missing -= 1) connect()
    turn()
    if (next >= requests.length && answered === requests.length) clearInterval(clock)
  }, 5)
} else for (let each = 0; each < connections; each += 1) connect()

await finished
const seconds = (performance.now() - started) / 1000
const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b)
const percentile = (of) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]
fs.writeFileSync(repliesFile, answers.map(({ ms, reply }, index) => JSON.stringify({ index, ms: Math.round(ms * 10) / 10, asks: requests[index].asks, reply: JSON.parse(reply) })).join('\n'))
console.log(
  JSON.stringify({
    seconds,
    perSecond: requests.length / seconds,
    ...{ p50: percentile(0.5), p90: percentile(0.9), p99: percentile(0.99), p999: percentile(0.999), most: percentile(1) },
    ...{ told, brokenConnections, cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 },
  }),
)
process.exit(0)
