/** First bytes of the end of a ZIP's directory, and how long that end is at least. */
const END = Buffer.from([0x50, 0x4b, 5, 6])
const END_LENGTH = 22
const LINE_LENGTH = 46

/** How many bytes a ZIP says that it unpacks to; what is no ZIP says none. */
export const unpackedSize = (zip: Buffer): number => {
  const end = zip.lastIndexOf(END)
  if (end < 0 || end + END_LENGTH > zip.length) return 0
  let sum = 0
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0 && at + LINE_LENGTH <= end; left -= 1) {
    sum += zip.readUInt32LE(at + 24)
    at += LINE_LENGTH + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return sum
}
