// A load generator in a process of its own: asks one URL again and again over kept-alive connections, for a while.
// usage: node bench/load.mjs URL SECONDS CONNECTIONS < requests (one JSON {headers, body} a line, used in turn)
import http from 'node:http'
import { text } from 'node:stream/consumers'

const [url, seconds, connections] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const requests = (await text(process.stdin)).trim().split('\n').map((line) => JSON.parse(line))
const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
let [next, done, refused] = [0, 0, 0]

const ask = ({ headers, body }) =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers } }, (response) => {
      let answer = ''
      response.setEncoding('utf8').on('data', (part) => (answer += part)).on('end', () => resolve(answer))
    })
    request.on('error', reject).end(body)
  })

const until = performance.now() + seconds * 1000
async function lane() {
  while (performance.now() < until && next < requests.length * (process.argv[5] === 'once' ? 1 : Infinity)) {
    const answer = await ask(requests[next++ % requests.length])
    done += 1
    if (answer.startsWith('{"ok":false')) refused += 1
  }
}
const started = performance.now()
await Promise.all(Array.from({ length: connections }, lane))
console.log(JSON.stringify({ perSecond: done / ((performance.now() - started) / 1000), done, refused }))
agent.destroy()
