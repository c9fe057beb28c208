import fs from 'node:fs'
import path from 'node:path'
import { exportFiles } from '../cloud/term-export'

/** A term's CSV files, written as the operation gives them, part by part. Answers the bytes. */
export async function writeExport(folder: string, part: (exportFile: string, offset: number) => Promise<{ csv: string; nextOffset: number | null }>): Promise<number> {
  fs.mkdirSync(folder, { recursive: true })
  let bytes = 0
  for (const file of exportFiles) {
    const out = fs.openSync(path.join(folder, `${file}.csv`), 'w')
    for (let offset: number | null = 0; offset !== null; ) {
      const read: { csv: string; nextOffset: number | null } = await part(file, offset)
      bytes += fs.writeSync(out, read.csv)
      offset = read.nextOffset
    }
    fs.closeSync(out)
  }
  return bytes
}
