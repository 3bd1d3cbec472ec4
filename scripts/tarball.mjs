import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { gunzipSync } from "node:zlib"

const block = 512
const plainFile = ["0", "\0"]

/** @param {Buffer} header @param {number} start @param {number} length */
const text = (header, start, length) => header.toString("utf8", start, start + length).replace(/\0.*$/s, "")

/**
 * Reads an npm package file: a gzipped tar in the ustar form, everything in it below one folder.
 *
 * @param {string} file
 * @returns {Map<string, Buffer>} contents by path, without that folder
 */
export function readTarball(file) {
  const tar = gunzipSync(readFileSync(file))
  /** @type {Map<string, Buffer>} */
  const files = new Map()
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + block)
    const size = Number.parseInt(text(header, 124, 12), 8)
    const path = [text(header, 345, 155), text(header, 0, 100)].filter(Boolean).join("/")
    const start = at + block
    if (plainFile.includes(String.fromCharCode(header[156] ?? 0)))
      files.set(path.slice(path.indexOf("/") + 1), tar.subarray(start, start + size))
    at = start + Math.ceil(size / block) * block
  }
  return files
}

/** @param {Map<string, Buffer>} files @param {string} folder */
export function writeFiles(files, folder) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}
