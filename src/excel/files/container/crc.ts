/** CRC-32 checksums. */

const TABLES = /* @__PURE__ */ makeTables()

/** Goes on with a CRC-32 over more bytes, four at a time. */
export function updateCrc(before: number, bytes: Uint8Array): number {
  const [first, second, third, fourth] = TABLES
  let crc = ~before
  let at = 0
  for (const stop = bytes.length - 3; at < stop; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    crc =
      fourth[crc & 255]! ^
      third[(crc >>> 8) & 255]! ^
      second[(crc >>> 16) & 255]! ^
      first[crc >>> 24]!
  }
  for (; at < bytes.length; at += 1) crc = first[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function makeTables(): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  const first = new Int32Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    first[byte] = crc
  }
  const after = (table: Int32Array) => table.map((crc) => (crc >>> 8) ^ first[crc & 255]!)
  const second = after(first)
  const third = after(second)
  return [first, second, third, after(third)]
}
